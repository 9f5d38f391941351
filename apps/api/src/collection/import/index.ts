export * from './import-parts.js';
export * from './import.service.js';
export type { ImportReport } from './import-tally.js';
export * from './mapping.js';
export * from './read-mapping.js';
export * from './refusal.js';
