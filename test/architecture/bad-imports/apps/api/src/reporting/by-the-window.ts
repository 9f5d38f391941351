export * from '../analysis/analysis.service.js';
