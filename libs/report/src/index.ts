export type { ReportContext } from './context.js';
export * from './document.js';
export { fontFile, renderPdf } from './pdf/index.js';
export * from './report-document.js';
