export * from './columns.js';
export * from './explain.js';
export * from './score.js';
