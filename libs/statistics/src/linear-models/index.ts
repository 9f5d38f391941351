export * from './ancova.js';
export * from './coefficient-test.js';
export * from './constant.js';
export * from './explained-variance.js';
export * from './heteroscedasticity.js';
export * from './least-squares.js';
export * from './logistic-regression.js';
export * from './normal-test.js';
