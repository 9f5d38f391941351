export * from './protocol.entity.js';
export * from './protocols.controller.js';
export * from './protocols.repository.js';
export * from './protocols.service.js';
