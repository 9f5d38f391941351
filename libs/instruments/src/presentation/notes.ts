const TO_INTERVIEWER = /^(访问员：|Interviewer:)/;

/**
 * Whether a description speaks to the interviewer and not to the person who is asked. Nobody reads it aloud,
 * and nobody who answers by themselves sees it.
 *
 * @example isInterviewerNote('访问员：记不清就留空。') // true
 */
export const isInterviewerNote = (description: string): boolean => TO_INTERVIEWER.test(description);

/**
 * The note without the word that marks it.
 *
 * @example interviewerNote('Interviewer: leave empty.') // 'leave empty.'
 */
export const interviewerNote = (description: string): string => description.replace(TO_INTERVIEWER, '').trim();
