export * from './acceptance.js';
export * from './collection.module.js';
export * from './early/index.js';
export * from './import/index.js';
export * from './submission.entity.js';
export * from './submissions.repository.js';
export * from './submissions.service.js';
export * from './sync/index.js';
