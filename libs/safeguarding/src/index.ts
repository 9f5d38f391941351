export * from './alert-proposal.js';
export * from './case.js';
export * from './clocks.js';
export * from './concern.js';
export * from './raised-flags.js';
