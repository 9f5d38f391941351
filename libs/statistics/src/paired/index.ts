export * from './paired-change.js';
