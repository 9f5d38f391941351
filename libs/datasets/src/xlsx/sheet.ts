import { xmlText } from '../xml.js';

export type Cell = string | number | null;

export const SHEET_START =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '</sheetView></sheetViews><sheetData>';
export const SHEET_END = '</sheetData></worksheet>';

const LONGEST_CELL = 32_767;

/** Names of columns: A to Z, AA and so on. */
export function columnNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    let name = '';
    for (let n = i + 1; n > 0; n = Math.floor((n - 1) / 26))
      name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
    return name;
  });
}

/** @param number of the row, from 1 */
export function rowXml(number: number, columns: readonly string[], cells: readonly Cell[]): string {
  let xml = `<row r="${String(number)}">`;
  cells.forEach((cell, i) => {
    if (cell === null || cell === '') return;
    const place = `${columns[i] as string}${String(number)}`;
    xml +=
      typeof cell === 'number'
        ? `<c r="${place}"><v>${String(cell)}</v></c>`
        : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`;
  });
  return `${xml}</row>`;
}

/** Spreadsheets read `_x0041_` as a character's number, so the mark itself is written as one. */
const cellText = (text: string): string =>
  xmlText(text.slice(0, LONGEST_CELL).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
