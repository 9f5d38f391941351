export * from './describe.js';
export * from './mean-difference.js';
