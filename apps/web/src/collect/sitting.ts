import { v7 } from 'uuid';
import { answerOf, server, ServerProblem, type Schemas } from '../shell/server';
import type { Hotline } from './hotlines';
import { recordedFiles, type RecordedFiles } from './hear/recorded-files';
import { localDay } from '../shell/local-day';

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

/** The questionnaire may not be shown: what is missing can be mended where the participant's consents stand. */
export class OpeningRefused extends ServerProblem {
  constructor(
    readonly participant: string,
    { code, title, errors }: ServerProblem,
  ) {
    super(code, title, errors);
  }
}

export interface Choice {
  readonly project: string;
  readonly instrument: Schemas['InstrumentVersionSummary'];
  readonly wave: string;
  readonly studyCode: string;
  readonly mode: Mode;
}

/**
 * Looks the participant up, asks whether the questionnaire may be shown, and loads it with the numbers of its help
 * card. Nothing of it is fetched before the server has said yes.
 *
 * @throws ServerProblem `not-found` where the project has no such study code
 * @throws OpeningRefused where consent is missing or the assignment has ended
 */
export async function beginSitting({ project, instrument, wave, studyCode, mode }: Choice): Promise<Sitting> {
  const participant = await answerOf(
    server.GET('/api/v1/projects/{project}/participants/by-study-code/{code}', {
      params: { path: { project, code: studyCode.trim() } },
    }),
  );
  await open(project, participant.id, wave, instrument);
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

async function open(
  project: string,
  participant: string,
  wave: string,
  { instrument, version, respondent }: Schemas['InstrumentVersionSummary'],
): Promise<void> {
  try {
    await answerOf(
      server.POST('/api/v1/projects/{project}/participants/{participant}/openings', {
        params: { path: { project, participant } },
        body: { wave, instrument: { id: instrument, version }, respondent },
      }),
    );
  } catch (error) {
    const isRefused = error instanceof ServerProblem && REFUSALS.has(error.code);
    throw isRefused ? new OpeningRefused(participant, error) : error;
  }
}

const REFUSALS = new Set(['consent-missing', 'consent-withdrawn', 'child-declined', 'assignment-closed']);

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
