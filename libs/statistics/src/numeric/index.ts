export * from './gauss-legendre.js';
export * from './integrate-peak.js';
export * from './moments.js';
export * from './root.js';
export * from './sums.js';
