export * from './cards.controller.js';
export * from './cards.service.js';
