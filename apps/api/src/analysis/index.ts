export * from './analysis-run.entity.js';
export * from './analysis-runs.repository.js';
export * from './analysis.module.js';
export * from './analysis.service.js';
