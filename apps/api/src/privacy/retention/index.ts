export * from './retention.controller.js';
export * from './retention.entity.js';
export * from './retention.service.js';
