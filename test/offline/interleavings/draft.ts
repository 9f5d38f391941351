import type { SealedPayload } from '@tongxing/contracts';
import { FIELD, versionOf } from '../harness/field-data.js';

const { items } = FIELD.worklist();
const asked = items[0]!;

/** The questionnaire as the tablet keeps it. */
const { key, ...version } = versionOf('emotional-wellbeing-b', '1.1.0') as { readonly key: object };
export const INSTRUMENT = { version, key, recorded: [] };

/** An interview under way, as the app keeps one. */
export const draftOf = (id: string, answers: object): object => ({
  form: 1,
  id,
  asked: {
    participant: asked.participant,
    studyCode: asked.studyCode,
    site: asked.site,
    wave: asked.wave,
    instrument: asked.instrument,
    respondent: asked.respondent,
    assignment: asked.id,
  },
  mode: 'interviewer',
  language: 'zh-CN',
  startedAt: '2026-03-01T08:00:00.000Z',
  present: ['nobody'],
  answers,
  paradata: { appVersion: 'interleavings', dwell: {}, changes: {}, interruptions: 0, languages: [] },
});

/** A submission with these answers, as another tablet would send it. */
export const submissionOf = (answers: Readonly<Record<string, number>>): SealedPayload => ({
  protocol: 1,
  kind: 'submission',
  submission: {
    participant: asked.participant,
    wave: asked.wave,
    instrument: asked.instrument,
    respondent: 'child',
    mode: 'interviewer',
    language: 'zh-CN',
    answers,
  },
});
