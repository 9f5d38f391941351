/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/**
 * A cell as a CSV file holds it: quoted where it must be, and with an apostrophe before anything that a spreadsheet
 * would run as a formula. Numbers stay numbers.
 *
 * @see OWASP, CSV Injection
 * @example guardedCell('=HYPERLINK("http://a")') // '"\'=HYPERLINK(""http://a"")"'
 * @example guardedCell('-3.5') // '-3.5'
 */
export function guardedCell(cell: string): string {
  const isRun = FORMULA.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell);
  const guarded = isRun ? `'${cell}` : cell;
  return /[",\r\n]/.test(guarded) || guarded.trim() !== guarded
    ? `"${guarded.replaceAll('"', '""')}"`
    : guarded;
}
