export * from './datasets/index.js';
export * from './report.entity.js';
export * from './report-maker.js';
export * from './report-printer.js';
export * from './report-verifier.js';
export * from './reporting.module.js';
export * from './reports.service.js';
export type { Report } from './dto/report.js';
