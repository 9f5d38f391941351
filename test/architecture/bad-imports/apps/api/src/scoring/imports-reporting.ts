export * from '../reporting/index.js';
