export * from './early-submission.entity.js';
export * from './early-submissions.controller.js';
export * from './early-submissions.repository.js';
export * from './early-submissions.service.js';
