export * from './people-data.js';
export * from './subject-copy.js';
