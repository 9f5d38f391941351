export * from './attrition.js';
export * from './bounds.js';
export * from './pooling.js';
export * from './weighted-estimates.js';
export * from './weights.js';
