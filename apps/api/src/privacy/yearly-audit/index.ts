export * from './grants-csv.js';
export * from './yearly-audit.js';
export * from './yearly-audit.service.js';
