/** One run can be told at several lengths. */
export const REPORT_LENGTHS = ['full', 'summary', 'community', 'village'] as const;

/**
 * | length      | for whom                            | holds                                                   |
 * |-------------|-------------------------------------|---------------------------------------------------------|
 * | `full`      | statisticians, authorities, donors  | every part, every figure                                |
 * | `summary`   | who decides, on four pages          | what was found, how sure it is, and what limits it      |
 * | `community` | families, on one page               | plain words, pictures, and counts of people             |
 * | `village`   | each village's committee            | one page a village: its protection-system scores        |
 */
export type ReportLength = (typeof REPORT_LENGTHS)[number];
