/** Chinese, Japanese and Korean characters and their punctuation take two places on a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu;

/** How many places a text takes on a terminal. */
export const textWidth = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0);

/** Rows under each other: the first column begins at the left, the others end at the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, j) =>
    Math.max(...rows.map((row) => textWidth(row[j] ?? ''))),
  );
  const cell = (text: string, j: number) => {
    const space = ' '.repeat((widths[j] ?? 0) - textWidth(text));
    return j === 0 ? text + space : space + text;
  };
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}
