export { renderPdf } from './render.js';
export { fontFile } from './fonts.js';
export { printedDocument, type PrintedDocument, type PrintedPage } from './printed-text.js';
