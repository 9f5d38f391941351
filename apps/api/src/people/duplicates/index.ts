export * from './duplicates.controller.js';
export * from './duplicates.service.js';
export * from './merge.entity.js';
export * from './merges.repository.js';
