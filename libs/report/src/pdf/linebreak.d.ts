/** Where lines may break, after the Unicode line breaking algorithm (UAX #14). */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place, counted in UTF-16 units from the start of the text; null after the last. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
