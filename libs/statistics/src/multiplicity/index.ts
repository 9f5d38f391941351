export * from './adjust.js';
