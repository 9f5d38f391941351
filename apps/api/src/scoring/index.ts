export * from './score.entity.js';
export * from './scores.repository.js';
export * from './scoring.module.js';
