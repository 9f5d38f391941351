/**
 * How an interview went, for checks of data quality: kept small, and without any answer. Times are read from a
 * clock that only runs forward, so that a tablet's wrong date does no harm.
 */
export interface Paradata {
  readonly appVersion: string;
  /** Seconds on each page, by its name, to a tenth; time away from the screen does not count. */
  readonly dwell: Readonly<Record<string, number>>;
  /** How often an answer that was there was changed, by question; those that never were are left out. */
  readonly changes: Readonly<Record<string, number>>;
  /** How often the screen was left, or the interview paused or broken off and taken up again. */
  readonly interruptions: number;
  /** Languages in which pages were shown or heard, in the order in which they came. */
  readonly languages: readonly string[];
  /** Page from which the interviewer asked, where the respondent had begun alone and the check of understanding failed. */
  readonly takenOverAt?: string;
}

export const newParadata = (appVersion: string): Paradata => ({
  appVersion,
  dwell: {},
  changes: {},
  interruptions: 0,
  languages: [],
});

const MOST_SECONDS = 86_400;

/** Adds time on a page, in seconds. */
export function stayed(paradata: Paradata, page: string, seconds: number): Paradata {
  const total = Math.min((paradata.dwell[page] ?? 0) + Math.max(seconds, 0), MOST_SECONDS);
  return { ...paradata, dwell: { ...paradata.dwell, [page]: Math.round(total * 10) / 10 } };
}

export const changedAnswer = (paradata: Paradata, question: string): Paradata => ({
  ...paradata,
  changes: { ...paradata.changes, [question]: (paradata.changes[question] ?? 0) + 1 },
});

export const interrupted = (paradata: Paradata): Paradata => ({
  ...paradata,
  interruptions: paradata.interruptions + 1,
});

export const shownIn = (paradata: Paradata, language: string): Paradata =>
  paradata.languages.includes(language)
    ? paradata
    : { ...paradata, languages: [...paradata.languages, language] };
