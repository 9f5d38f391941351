export * from './balance.js';
export * from './cliffs-delta.js';
export * from './describe.js';
export * from './mann-whitney.js';
export * from './mean-difference.js';
export * from './standardized-difference.js';
export * from './variance-ratio.js';
