export * from './detection.js';
export * from './precision.js';
export * from './sample-size.js';
