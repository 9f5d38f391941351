export { renderPdf } from './render.js';
export { fontFile } from './fonts.js';
