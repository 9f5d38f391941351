export * from '../../api/src/inner.js';
