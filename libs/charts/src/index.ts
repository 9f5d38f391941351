export * from './chart.js';
export type { DumbbellChart, DumbbellRow } from './dumbbell.js';
export * from './from-results.js';
export type { FlowChart } from './flow.js';
export type { ForestChart, ForestGroup, ForestRow } from './forest.js';
export type { Frame } from './layout.js';
export * from './scene.js';
export * from './svg.js';
export * from './text-width.js';
