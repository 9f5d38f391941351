export * from './gauss-legendre.js';
export * from './integrate-peak.js';
export * from './root.js';
