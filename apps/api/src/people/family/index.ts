export * from './family-status.controller.js';
export * from './family-status.entity.js';
export * from './family-status.repository.js';
export * from './family-status.service.js';
