import type { Schemas } from '../../shell/server';
import type { ConsentKind } from '@tongxing/contracts';
import type { Paradata } from './paradata';

export type Respondent = Schemas['SubmissionEnvelope']['respondent'];
export type Mode = 'self' | 'interviewer';
export type Tongue = Schemas['SubmissionEnvelope']['language'];

/** Who is asked what: everything of an interview that is known before its first question. */
export interface Asked {
  readonly participant: string;
  readonly studyCode: string;
  readonly site: string;
  readonly wave: string;
  readonly instrument: { readonly id: string; readonly version: string; readonly hash: string };
  readonly respondent: Respondent;
  /** Of the worklist; absent where the questionnaire was not assigned. */
  readonly assignment?: string;
  /** Where the questionnaire is a script that asks for consent: whose. The server makes a consent of the answers. */
  readonly consent?: ConsentKind;
}

/** Who else could hear the answers. */
export const PRESENCE = ['nobody', 'guardian', 'other_adult', 'other_children', 'teacher'] as const;
export type Presence = (typeof PRESENCE)[number];

/** An interview under way, as it lies encrypted on the disk. Its id becomes that of the submission. */
export interface Draft {
  /** The form of this record. A later form reads this one; this one leaves a later one alone. */
  readonly form: 1;
  readonly id: string;
  readonly asked: Asked;
  readonly mode: Mode;
  readonly language: Tongue;
  readonly startedAt: string;
  readonly present: readonly Presence[];
  readonly answers: Readonly<Record<string, unknown>>;
  /** Name of the page that shows; absent before the first. */
  readonly at?: string;
  readonly paradata: Paradata;
}

/** Whether something that was decrypted is a draft of a form that this version reads. */
export const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'form' in value && value.form === 1 && 'answers' in value;
