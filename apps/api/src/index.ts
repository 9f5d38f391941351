/** The door through which the command line and the tests use the API. */
export * from './analysis/index.js';
export * from './app.module.js';
export * from './collection/index.js';
export * from './instruments/index.js';
export * from './people/index.js';
export * from './platform/actor/index.js';
export * from './platform/audit/index.js';
export * from './platform/config/config.js';
export * from './platform/database/index.js';
export * from './platform/log/logger.js';
export * from './platform/openapi/document.js';
export * from './platform/problems/index.js';
export * from './programme/index.js';
export * from './reporting/index.js';
export * from './schema.js';
export * from './scoring/index.js';
export * from './server.js';
