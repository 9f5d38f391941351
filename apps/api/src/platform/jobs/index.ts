export * from './job.entity.js';
export * from './jobs.module.js';
export * from './jobs.service.js';
