export * from './acceptance.js';
export * from './assignments/index.js';
export * from './collection.module.js';
export * from './import/index.js';
export * from './protocol/index.js';
export * from './submission.entity.js';
export * from './submissions.repository.js';
export * from './sync/index.js';
