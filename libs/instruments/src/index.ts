export * from './check.js';
export * from './definition.js';
export * from './fault.js';
export * from './parse.js';
export * from './provenance.js';
export * from './scoring-key.js';
export * from './validate.js';
