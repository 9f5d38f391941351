export * from './analyse.js';
export * from './claim.js';
export * from './disclosure.js';
export * from './findings.js';
export * from './planning.js';
export * from './results.js';
export * from './study.js';
export * from './wording.js';
