export * from './fisher-exact.js';
export * from './one-proportion.js';
export * from './two-proportions.js';
