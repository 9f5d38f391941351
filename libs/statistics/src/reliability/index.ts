export * from './alpha.js';
