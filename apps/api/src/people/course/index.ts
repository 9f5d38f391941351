export * from './course-step.entity.js';
export * from './course.controller.js';
export * from './course.js';
export * from './course.repository.js';
export * from './course.service.js';
