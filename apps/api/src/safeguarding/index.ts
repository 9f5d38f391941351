export * from './alert-entry.entity.js';
export * from './alert.entity.js';
export * from './escalation.js';
export * from './referral/referral-map.entity.js';
export * from './referral/wave-opening.entity.js';
export * from './safeguarding.module.js';
export * from './screening.js';
export * from './team.entity.js';
