export * from './beta.js';
export * from './binomial.js';
export * from './bivariate-normal.js';
export * from './chi-square.js';
export * from './f.js';
export * from './noncentral-t.js';
export * from './normal.js';
export * from './student-t.js';
export type * from './tail.js';
