export * from './language.js';
export * from './problem.js';
export * from './problem.filter.js';
export * from './send.js';
export * from './validation.pipe.js';
