import { v7 } from 'uuid';
import type { Participant, Project, Site, SubmissionEnvelope, Wave } from '@tongxing/contracts';
import { InstrumentsService, readVersion } from '@tongxing/api';
import type { TestApi } from '../support/api.js';

/** A project with a site, two waves, a participant and the shipped questionnaire: what a submission needs. */
export interface Programme {
  readonly project: Project;
  readonly site: Site;
  readonly baseline: Wave;
  readonly endline: Wave;
  readonly participant: Participant;
  /** Content hash of emotional-wellbeing-b@1.0.0. */
  readonly hash: string;
}

let projects = 0;

export async function newProgramme(api: TestApi, change: object = {}): Promise<Programme> {
  const make = async <T>(path: string, body: object): Promise<T> => {
    const answer = await api.call<T>('POST', path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const name = { zh: '测试', en: 'Test' };
  const code = `project-${String(++projects)}`;
  const project = await make<Project>('/projects', {
    code,
    name,
    allocation: 'single_group',
    synthetic: true,
    consentRequired: false,
    ...change,
  });
  const under = `/projects/${project.id}`;
  const site = await make<Site>(`${under}/sites`, { code: 'centre-1', name, kind: 'centre' });
  const baseline = await make<Wave>(`${under}/waves`, { code: 'baseline', name, ordinal: 1 });
  const endline = await make<Wave>(`${under}/waves`, { code: 'endline', name, ordinal: 2 });
  const participant = await make<Participant>(`${under}/participants`, { site: site.id });
  return { project, site, baseline, endline, participant, hash: await publishShipped(api) };
}

const SHIPPED = { instrument: 'emotional-wellbeing-b', version: '1.0.0' };

/** Publishes a shipped questionnaire and returns its content hash. */
export async function publishShipped(api: TestApi, shipped = SHIPPED): Promise<string> {
  const read = readVersion({ ...shipped, path: `surveys/${shipped.instrument}/${shipped.version}` });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { version } = await api.app.get(InstrumentsService).publish(read.definition);
  return version.contentHash;
}

export const newSubmissionId = (): string => v7();

/** A complete and valid submission; `change` replaces parts of it. */
export function submissionFor(
  programme: Programme,
  change: Partial<SubmissionEnvelope> = {},
): SubmissionEnvelope {
  return {
    participant: programme.participant.id,
    wave: programme.baseline.id,
    instrument: { id: SHIPPED.instrument, version: SHIPPED.version, hash: programme.hash },
    respondent: 'child',
    mode: 'self',
    language: 'zh-CN',
    answers: { parents_away: 'yes', pm_laugh: 2, cn_parent: 3, life_hill: 7 },
    ...change,
  };
}
