export * from './conditions.js';
export * from './notes.js';
export * from './one-a-page.js';
export * from './pictures.js';
export * from './scenes.js';
