export * from './contrast-tests.js';
export * from './mixed-model.js';
