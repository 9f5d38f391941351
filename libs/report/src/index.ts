export type { ReportContext } from './context.js';
export * from './document.js';
export * from './identity.js';
export * from './length.js';
export { fontFile, printedDocument, renderPdf, type PrintedDocument } from './pdf/index.js';
export * from './report-document.js';
export * from './verify/printed-differences.js';
