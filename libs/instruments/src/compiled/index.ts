export * from './compile.js';
export * from './judge.js';
export * from './outside.js';
