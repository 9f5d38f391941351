export * from './guardian-link.entity.js';
export * from './guardian-links.controller.js';
export * from './guardian-parts.js';
export * from './guardian.controller.js';
