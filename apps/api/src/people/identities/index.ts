export * from './identities.controller.js';
export * from './identities.module.js';
export * from './identities.service.js';
export * from './identity-store.js';
export * from './identity.entity.js';
export * from './name-reading.entity.js';
export * from './name-reading-limit.js';
