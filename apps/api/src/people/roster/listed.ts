/** Several things in one cell, as people write lists. */
const SEPARATORS = /\s*[,、;/|]\s*/;

/** What a cell lists, in its order. */
export const listed = (cell: string): string[] => cell.split(SEPARATORS);
