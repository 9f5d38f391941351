export * from './raised-flags.js';
