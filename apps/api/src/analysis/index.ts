export * from './analysis-run.entity.js';
export * from './analysis-runs.repository.js';
export * from './analysis.module.js';
export * from './analysis.service.js';
export type { AnalysisRun } from './dto/results.js';
export * from './plan/index.js';
export * from './releases/release.entity.js';
export * from './study-reader.js';
