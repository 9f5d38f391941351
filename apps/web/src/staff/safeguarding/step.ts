import type { Schemas } from '../../shell/server';

export type Step = Schemas['AlertStep'];
export type StepKind = Step['kind'];
export type Authority = 'police' | 'civil_affairs' | 'education';
export type Service = Schemas['ReferralContact']['service'];

/** What is filled in so far, for any kind of step. */
export interface StepDraft {
  readonly kind: StepKind;
  readonly words: string;
  readonly to: readonly Authority[];
  readonly service: Service;
  readonly person: string;
  readonly safe: boolean;
}

export const emptyStep = (kind: StepKind): StepDraft => ({
  kind,
  words: '',
  to: [],
  service: 'police',
  person: '',
  safe: false,
});

/** Steps that the server takes only with a reason or a note. */
export const NEEDS_WORDS: readonly StepKind[] = [
  'propose_closure',
  'reopen',
  'note',
  'recuse',
  'guardian_contact',
];

/** Steps in which nothing is written. */
export const WORDLESS: readonly StepKind[] = ['acknowledge', 'close', 'assign'];

/** The step as it is sent. */
export function toStep({ kind, words, to, service, person, safe }: StepDraft): Step {
  const text = words.trim() === '' ? {} : { text: words.trim() };
  const reason = words.trim();
  switch (kind) {
    case 'acknowledge':
    case 'close':
      return { kind };
    case 'contact':
    case 'review':
      return { kind, ...text };
    case 'refer':
      return { kind, service, ...text };
    case 'report':
      return { kind, to: [...to], ...text };
    case 'propose_closure':
    case 'reopen':
      return { kind, reason };
    case 'note':
      return { kind, text: reason };
    case 'assign':
      return { kind, person };
    case 'recuse':
      return { kind, person, reason };
    case 'guardian_contact':
      return { kind, safe, reason };
  }
}
