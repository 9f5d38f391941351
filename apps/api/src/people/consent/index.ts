export * from './consent.entity.js';
export * from './consents.controller.js';
export * from './consents.repository.js';
export * from './consents.service.js';
export * from './standing.js';
export * from './withdrawals.js';
