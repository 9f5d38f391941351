export { renderPdf } from './render.js';
