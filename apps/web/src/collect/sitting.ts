import { v7 } from 'uuid';
import { answerOf, server, type Schemas } from '../shell/server';
import type { Hotline } from './hotlines';
import { recordedFiles, type RecordedFiles } from './hear/recorded-files';

export type Mode = 'self' | 'interviewer';

/** One respondent before one questionnaire. Its id is made here and once, so that sending again stores nothing twice. */
export interface Sitting {
  readonly id: string;
  readonly participant: string;
  readonly studyCode: string;
  readonly wave: string;
  readonly mode: Mode;
  readonly instrument: Schemas['InstrumentVersion'];
  readonly startedAt: string;
  /** Recordings of questions and answers that the server has. */
  readonly recorded: RecordedFiles;
  /** The numbers that hold where the participant lives, besides the national ones. */
  readonly hotlines: readonly Hotline[];
}

/** Children and those who look after them are given the help card, whatever they answered. */
export const hasHelpCard = ({ instrument: { respondent } }: Sitting): boolean =>
  respondent === 'child' || respondent === 'guardian' || respondent === 'carer';

export interface Choice {
  readonly project: string;
  readonly instrument: Schemas['InstrumentVersionSummary'];
  readonly wave: string;
  readonly studyCode: string;
  readonly mode: Mode;
}

/**
 * Looks the participant up and loads the questionnaire, with the numbers of its help card.
 *
 * @throws ServerProblem `not-found` where the project has no such study code
 */
export async function beginSitting({ project, instrument, wave, studyCode, mode }: Choice): Promise<Sitting> {
  const participant = await answerOf(
    server.GET('/api/v1/projects/{project}/participants/by-study-code/{code}', {
      params: { path: { project, code: studyCode.trim() } },
    }),
  );
  const path = { instrument: instrument.instrument, version: instrument.version };
  const [version, recorded, own] = await Promise.all([
    answerOf(server.GET('/api/v1/instruments/{instrument}/{version}', { params: { path } })),
    recordedFiles(path),
    answerOf(
      server.GET('/api/v1/projects/{project}/sites/{site}/hotlines', {
        params: { path: { project, site: participant.site } },
      }),
    ),
  ]);
  return {
    id: v7(),
    participant: participant.id,
    studyCode: participant.studyCode,
    wave,
    mode,
    instrument: version,
    startedAt: new Date().toISOString(),
    recorded,
    hotlines: own.hotlines,
  };
}

/** The submission as it will be sent, however often that takes. */
export function envelopeOf(
  { participant, wave, mode, instrument, startedAt }: Sitting,
  answers: Record<string, unknown>,
  language: 'zh-CN' | 'en',
): Schemas['SubmissionEnvelope'] {
  const finished = new Date();
  return {
    participant,
    wave,
    instrument: { id: instrument.instrument, version: instrument.version, hash: instrument.hash },
    respondent: instrument.respondent,
    mode,
    language,
    collectedOn: localDay(finished),
    startedAt,
    finishedAt: finished.toISOString(),
    answers,
  };
}

/** @throws ServerProblem */
export const send = (id: string, envelope: Schemas['SubmissionEnvelope']) =>
  answerOf(server.PUT('/api/v1/submissions/{id}', { params: { path: { id } }, body: envelope }));

/** The calendar day where the device is. */
export function localDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
