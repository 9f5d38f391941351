export { fileBytes, heldBytes, type Bytes, type Encoding } from './encoding.js';
export { guardedCell } from '@tongxing/datasets';
export { TableRefused } from './refused.js';
export { openTable, type Table, type TableRow, type TableRowFault, type TextTable } from './table.js';
export { openWorkbook } from './workbook.js';
