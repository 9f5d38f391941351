/** The part of disclosure control that looks at the counts of one column. */
export interface Hiding {
  /** Hides the small counts, with as many others as keep them hidden. */
  readonly hideCounts: (counts: readonly number[]) => readonly (number | null)[];
}
