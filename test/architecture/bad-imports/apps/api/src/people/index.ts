export * from './identities/index.js';
