export * from './instrument-version.entity.js';
export * from './instruments.module.js';
export * from './instruments.service.js';
export * from './preview/preview.module.js';
export { readyVersion, type PublishedVersion } from './published-version.js';
export * from './recordings/recordings.js';
export * from './recordings/recordings.module.js';
export * from './version-folders.js';
export * from './version-manifest.js';
