export * from '../../contracts/src/inner.js';
