import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import {
  ConsentsService,
  CourseService,
  ParticipantsRepository,
  RosterService,
  SubmissionsService,
  UnitOfWork,
} from '@tongxing/api';
import { BATCH_LIMIT, uuidV7From, type BilingualText, type SubmissionEnvelope } from '@tongxing/contracts';
import { contentHash, type InstrumentDefinition } from '@tongxing/instruments';
import type { Child } from './children.js';
import { cohortOf, type Cohort } from './cohort.js';
import { ensureFrame, type DemoFrame } from './demo-frame.js';
import type { ProjectShape } from './project-shape.js';
import { rosterOf } from './roster.js';
import type { Sheet } from './sheets.js';

/** The cohort that the demonstration shows. */
export const DEMO_SEED = 20_261_127;
/** Of so many families one takes its consent back in the end. */
const WITHDRAW_ONE_IN = 240;

export interface DemoRequest {
  readonly shape: ProjectShape;
  readonly definitions: readonly InstrumentDefinition[];
  readonly seed: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly onProgress?: (text: BilingualText) => void;
}

/**
 * Brings an invented project in by the doors that real data take: programme, roster, consents, submissions, exits,
 * withdrawals. What is there already stays as it is, so a run that was broken off is completed by running it again.
 *
 * @throws Error where the server refuses anything: then the generator is wrong
 */
export async function ensureDemoCohort(app: INestApplicationContext, request: DemoRequest): Promise<void> {
  const { shape, definitions, seed, today, onProgress = () => undefined } = request;
  const frame = await ensureFrame(app, shape, today);
  const cohort = cohortOf(shape, definitions, frame.baseline, seed);
  const people = await enrol(app, frame, cohort);
  const send = sender(app, { frame, people, hashes: hashesOf(definitions) });
  await send(cohort.consents());
  for (const [i, { name }] of cohort.waves.entries()) {
    onProgress({ zh: `${shape.name.zh}：${name.zh}`, en: `${shape.name.en}: ${name.en}` });
    await send(cohort.sheets(i));
  }
  for (const child of cohort.children) await leave(app, frame, child, people);
  for (const child of withdrawing(cohort)) await withdraw(app, frame, child, people, today);
}

/** Ids by pseudonym. */
type People = ReadonlyMap<string, string>;

async function enrol(app: INestApplicationContext, { project }: DemoFrame, cohort: Cohort): Promise<People> {
  const report = await app
    .get(RosterService)
    .import(project.id, { format: 'csv', ...rosterOf(cohort), dryRun: false, skipFaulty: false });
  if (!report.stored) throw new Error(`the roster was refused: ${JSON.stringify(report.counts)}`);
  const enrolled = await app
    .get(UnitOfWork)
    .read((view) => app.get(ParticipantsRepository).ofProject(view, project.id));
  return new Map(enrolled.map(({ sourceCode, id }) => [sourceCode ?? '', id]));
}

interface Sending {
  readonly frame: DemoFrame;
  readonly people: People;
  /** Content hashes by instrument@version. */
  readonly hashes: ReadonlyMap<string, string>;
}

const hashesOf = (definitions: readonly InstrumentDefinition[]): ReadonlyMap<string, string> =>
  new Map(definitions.map((d) => [`${d.instrument}@${d.version}`, contentHash(d, sha256)]));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const sender =
  (app: INestApplicationContext, sending: Sending) =>
  async (sheets: readonly Sheet[]): Promise<void> => {
    for (let start = 0; start < sheets.length; start += BATCH_LIMIT) {
      const items = sheets.slice(start, start + BATCH_LIMIT).map((sheet) => submissionOf(sheet, sending));
      const { results } = await app.get(SubmissionsService).receiveBatch(items, 'en');
      const refused = results.find(({ problem }) => problem !== undefined);
      if (refused) throw new Error(`a sheet was refused: ${JSON.stringify(refused.problem)}`);
    }
  };

/** Interviews end about noon, by Chinese time. */
const HOUR = 'T04:00:00.000Z';

/** A sheet has the same id whenever it is sent: nobody fills in an instrument twice about anybody on one day. */
function submissionOf(
  sheet: Sheet,
  { frame, people, hashes }: Sending,
): { id: string; submission: SubmissionEnvelope } {
  const { about, wave, instrument, version, respondent, mode, on, answers } = sheet;
  const at = `${on}${HOUR}`;
  const participant = people.get(about) ?? '';
  return {
    id: uuidV7From(Date.parse(at), sha256(`${participant}/${String(wave)}/${instrument}/${on}`)),
    submission: {
      participant,
      wave: frame.waveIds[wave] ?? '',
      instrument: { id: instrument, version, hash: hashes.get(`${instrument}@${version}`) ?? '' },
      respondent,
      mode,
      language: 'zh-CN',
      collectedOn: on,
      finishedAt: at,
      answers,
    },
  };
}

async function leave(
  app: INestApplicationContext,
  { project }: DemoFrame,
  { leaves, code }: Child,
  people: People,
): Promise<void> {
  const id = people.get(code);
  if (!leaves || id === undefined) return;
  const courses = app.get(CourseService);
  const { state } = await courses.find(project.id, id);
  if (state.kind === 'active') await courses.exit(project.id, id, { reason: leaves.reason, on: leaves.on });
}

/** Some who agreed at first and took part to the end. */
const withdrawing = ({ children }: Cohort): Child[] =>
  children.filter(({ agreed, leaves, ordinal }) => agreed && !leaves && ordinal % WITHDRAW_ONE_IN === 7);

async function withdraw(
  app: INestApplicationContext,
  { project }: DemoFrame,
  { code }: Child,
  people: People,
  today: string,
): Promise<void> {
  const id = people.get(code);
  const consents = app.get(ConsentsService);
  if (id === undefined || (await consents.find(project.id, id)).withdrawn) return;
  await consents.withdraw(project.id, id, { by: 'guardian', on: today });
}
