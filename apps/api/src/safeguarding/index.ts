export * from './alert-entry.entity.js';
export * from './alert.entity.js';
export * from './escalation.js';
export * from './safeguarding.module.js';
export * from './screening.js';
export * from './team.entity.js';
