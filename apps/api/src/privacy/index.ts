export * from './calendar.js';
export * from './erasure.js';
export * from './privacy.module.js';
export * from './retention/index.js';
export * from './subject-data.js';
export * from './yearly-audit/index.js';
