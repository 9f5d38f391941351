export * from './erasure.js';
export * from './privacy.module.js';
