export * from './integrate-peak.js';
export * from './root.js';
