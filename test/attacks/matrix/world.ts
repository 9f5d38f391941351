import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assignment, InvitedDevice, Participant, Site } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../../factories/programme.js';
import { everyReferral } from '../../factories/safeguarding.js';
import type { TestApi } from '../../support/api.js';
import type { Target } from './callers.js';

/** What stands behind the parameters of addresses, by name. */
export type Parameters = Readonly<Record<string, string>>;

/** A folder of instruments with one recording. */
export function surveysWithRecording(): string {
  const surveys = mkdtempSync(join(tmpdir(), 'tongxing-matrix-'));
  const folder = join(surveys, 'emotional-wellbeing-b', '1.0.0', 'locales', 'zh-CN', 'audio');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'calm.mp3'), 'ID3 synthetic');
  return surveys;
}

export interface World {
  readonly programmes: Readonly<Record<Target, Programme>>;
  readonly parameters: Readonly<Record<Target, Parameters>>;
}

/** Two projects, the first with two sites, and one of everything at each. */
export async function newWorld(api: TestApi): Promise<World> {
  const [own, other] = [await newProgramme(api), await newProgramme(api)];
  const beside = await withAnotherSite(api, own);
  const programmes = { 'own site': own, 'other site': beside, 'other project': other };
  for (const programme of [own, other]) await analysed(api, programme);
  return {
    programmes,
    parameters: {
      'own site': await parametersOf(api, own),
      'other site': await parametersOf(api, beside),
      'other project': await parametersOf(api, other),
    },
  };
}

const made = async <T>(api: TestApi, path: string, body: object): Promise<T> =>
  (await api.call<T>('POST', path, body)).body;

async function withAnotherSite(api: TestApi, programme: Programme): Promise<Programme> {
  const under = `/projects/${programme.project.id}`;
  const name = { zh: '测试', en: 'Test' };
  const site = await made<Site>(api, `${under}/sites`, { code: 'beside', name, kind: 'school' });
  const participant = await made<Participant>(api, `${under}/participants`, { site: site.id });
  return { ...programme, site, participant };
}

/** Answers at both waves and an analysis of them. */
async function analysed(api: TestApi, programme: Programme): Promise<void> {
  for (const wave of [programme.baseline, programme.endline])
    await api.call('PUT', `/submissions/${newSubmissionId()}`, submissionFor(programme, { wave: wave.id }));
  await api.call('POST', `/projects/${programme.project.id}/analysis`);
}

/** An assignment of the programme's participant at its baseline. */
async function assigned(api: TestApi, { project, baseline, participant }: Programme): Promise<string> {
  const under = `/projects/${project.id}`;
  const instrument = { id: 'emotional-wellbeing-b', version: '1.0.0' };
  const entries = [{ instrument, respondent: 'child' }];
  await api.call('PUT', `${under}/waves/${baseline.id}/protocol`, { entries });
  await api.call('POST', `${under}/waves/${baseline.id}/assignments`, { dryRun: false });
  const path = `${under}/assignments?wave=${baseline.id}`;
  const { body } = await api.call<{ items: Assignment[] }>('GET', path);
  return body.items.find((one) => one.participant === participant.id)?.id ?? '';
}

async function parametersOf(api: TestApi, programme: Programme): Promise<Parameters> {
  const { project, site, participant, baseline } = programme;
  const under = `/projects/${project.id}`;
  const report = await made<{ id: string }>(api, `${under}/reports`, { language: 'zh' });
  const dataset = await made<{ id: string }>(api, `${under}/datasets`, {
    shape: 'long',
    language: 'zh',
    formats: ['csv'],
  });
  await api.call('PUT', `${under}/safeguarding/concerns/${newSubmissionId()}`, {
    participant: participant.id,
    signs: ['danger_now'],
  });
  const alerts = await api.call<{ items: { id: string }[] }>('GET', `${under}/safeguarding/alerts`);
  await api.call('PUT', `${under}/safeguarding/referral-maps/${site.id}`, { contacts: everyReferral() });
  const request = await made<{ id: string }>(api, `${under}/data-requests`, {
    participant: participant.id,
    kind: 'copy',
    receivedOn: '2026-01-04',
  });
  const { device } = await made<InvitedDevice>(api, `${under}/devices`, { name: 'Tablet', site: site.id });
  const assignment = await assigned(api, programme);
  return {
    project: project.id,
    assignment,
    site: site.id,
    county: site.id,
    participant: participant.id,
    code: participant.studyCode,
    wave: baseline.id,
    report: report.id,
    dataset: dataset.id,
    file: newSubmissionId(),
    request: request.id,
    alert: alerts.body.items.at(-1)?.id ?? '',
    device: device.id,
    user: (await api.as([])).account,
    instrument: 'emotional-wellbeing-b',
    version: '1.0.0',
    language: 'zh-CN',
    name: 'calm',
  };
}
