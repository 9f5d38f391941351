export * from '../collection/index.js';
