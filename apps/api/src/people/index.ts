export * from './course/index.js';
export * from './family/index.js';
export * from './participant.entity.js';
export * from './participants.repository.js';
export * from './participants.service.js';
export * from './people.module.js';
export * from './roster/index.js';
