export * from './job.entity.js';
export * from './jobs.module.js';
export { JobsRepository } from './jobs.repository.js';
export * from './jobs.service.js';
