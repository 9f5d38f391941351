export * from './read-roster-mapping.js';
export * from './roster.controller.js';
export * from './roster.service.js';
