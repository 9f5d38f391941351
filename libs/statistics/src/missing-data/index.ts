export * from './attrition.js';
export * from './bounds.js';
export * from './chained-equations.js';
export * from './draws.js';
export * from './pooling.js';
export * from './predictive-mean-matching.js';
export * from './weighted-estimates.js';
export * from './weights.js';
