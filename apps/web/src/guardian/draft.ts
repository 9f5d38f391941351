import type { Schemas } from '../shell/server';

/** What a guardian has answered so far, of the script or of the questionnaire. */
export interface Draft {
  readonly kind: 'consent' | 'questions';
  /** Made once, so that sending again stores nothing twice. */
  readonly id: string;
  readonly instrument: Schemas['GuardianAnswers']['instrument'];
  readonly language: 'zh-CN' | 'en';
  readonly answers: Readonly<Record<string, unknown>>;
  /** Page to go on with; absent before the first. */
  readonly at?: string | undefined;
  readonly startedAt: string;
  /** Present once it only has to be sent, and unchanged from then on. */
  readonly finished?: { readonly collectedOn: string; readonly finishedAt: string } | undefined;
}

/** As it is sent, however often that takes. */
export function bodyOf(
  token: string,
  { id, instrument, language, answers, startedAt, finished }: Draft,
): Schemas['GuardianAnswers'] {
  return { token, id, instrument, language, startedAt, ...finished, answers: { ...answers } };
}
