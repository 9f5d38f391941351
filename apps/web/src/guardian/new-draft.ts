import { v7 } from 'uuid';
import type { Draft } from './draft';
import type { Form } from './stage';

/** The draft that goes on with a form, or a new one where there is none of it. */
export const draftOf = (
  kind: Draft['kind'],
  { instrument }: Form,
  kept: Draft | undefined,
  language: Draft['language'],
): Draft =>
  kept?.kind === kind && kept.instrument.hash === instrument.hash
    ? kept
    : { kind, id: v7(), instrument, language, answers: {}, startedAt: new Date().toISOString() };
