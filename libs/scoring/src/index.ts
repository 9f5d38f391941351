export * from './columns.js';
export * from './explain.js';
export * from './left-behind/index.js';
export * from './score.js';
