export * from './completeness.controller.js';
export * from './completeness.repository.js';
export * from './completeness.service.js';
