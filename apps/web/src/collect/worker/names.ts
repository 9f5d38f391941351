/** Begins the name of each cache that holds the files of one version of the app. */
export const APP_FILES_PREFIX = 'tongxing-app-';

/** Recordings of questions and answers, fetched with the worklist. */
export const RECORDINGS_CACHE = 'tongxing-recordings';

/** What a page says to the new version that waits. */
export const TAKE_OVER = 'take-over';
