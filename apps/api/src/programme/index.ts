export * from './hotlines-at.js';
export * from './programme.module.js';
export * from './programme.repository.js';
export * from './programme.service.js';
export * from './project.entity.js';
export * from './site.entity.js';
export * from './site-tree.js';
export * from './wave.entity.js';
