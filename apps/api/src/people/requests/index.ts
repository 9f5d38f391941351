export * from './data-request.entity.js';
export * from './data-requests.controller.js';
export * from './data-requests.repository.js';
export * from './data-requests.service.js';
export * from './copy/index.js';
