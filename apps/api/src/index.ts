/** The door through which the command line and the tests use the API. */
export * from './app.module.js';
export * from './platform/config/config.js';
export * from './platform/log/logger.js';
export * from './platform/openapi/document.js';
export * from './schema.js';
export * from './server.js';
