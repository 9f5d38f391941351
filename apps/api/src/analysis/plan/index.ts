export * from './locked-plan.entity.js';
export * from './plans.service.js';
export * from './read-plan.js';
