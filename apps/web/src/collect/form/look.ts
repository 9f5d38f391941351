import type { Language } from '@tongxing/contracts';

/**
 * How a form stands before whoever answers it.
 *
 * | look     | for                            | a page holds     | pictures |
 * |----------|--------------------------------|------------------|----------|
 * | `child`  | a child's own questionnaire    | one question     | yes      |
 * | `adult`  | everybody else                 | what its file says | no     |
 */
export type Look = 'child' | 'adult';

export const lookFor = (respondent: string): Look => (respondent === 'child' ? 'child' : 'adult');

/** survey-core's name of a language. */
export const surveyLocale = (language: Language): string => (language === 'zh' ? 'zh-cn' : 'en');
