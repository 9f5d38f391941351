const HAN = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef';
/** Lines may break at spaces, after dashes and strokes, and on either side of a Han character. */
const BREAKS = new RegExp(`[ \\n]|(?<=[-–−/])|(?=[${HAN}])|(?<=[${HAN}])`, 'u');
/** A text so short, such as 不公布, is one word in any script. */
const ONE_WORD = 4;

/**
 * The parts of a text that stand on one line each.
 *
 * @example wordsOf('Unadjusted difference') // ['Unadjusted', 'difference']
 */
export const wordsOf = (text: string): string[] =>
  text.length <= ONE_WORD ? [text] : text.split(BREAKS).filter((word) => word !== '');

/**
 * Widths of columns by their shares of the whole, none under what it needs; the others give way in proportion. Where all
 * together need more than there is, shares alone decide.
 *
 * @example columnWidths(100, [1, 1], [80, 10]) // [80, 20]
 */
export function columnWidths(whole: number, shares: readonly number[], least: readonly number[]): number[] {
  const needed = least.reduce((sum, width) => sum + width, 0);
  const held = new Set<number>();
  for (;;) {
    const free = whole - [...held].reduce((sum, i) => sum + (least[i] as number), 0);
    const all = shares.reduce((sum, share, i) => sum + (held.has(i) ? 0 : share), 0);
    const widths = shares.map((share, i) => (held.has(i) ? (least[i] as number) : (free * share) / all));
    const narrow = widths.findIndex((width, i) => width < (least[i] as number) - 1e-9);
    if (narrow < 0 || needed > whole) return widths;
    held.add(narrow);
  }
}
