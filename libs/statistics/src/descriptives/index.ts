export * from './correlation.js';
export * from './covariance.js';
export * from './pair-sums.js';
export * from './quantile.js';
export * from './ranks.js';
export * from './shape.js';
