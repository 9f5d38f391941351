export * from './changes.js';
export * from './worklist.controller.js';
export * from './worklist.service.js';
