import { readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import type {
  Assignment,
  InstrumentVersionSummary,
  Participant,
  Project,
  Site,
  Wave,
} from '@tongxing/contracts';
import { v7 } from 'uuid';
import type { Demo } from './demo.js';

/** A project with baseline and endline that nobody has analysed yet. */
export interface EvaluatedProject {
  readonly project: Project;
  /** Children who answered at both waves. */
  readonly children: number;
}

export const EVALUATED = { id: 'emotional-wellbeing-b', version: '1.0.0' };
const EXAMPLES = ['all-worst', 'below-edge-of-scales', 'all-best'].map(
  (name) =>
    (
      JSON.parse(
        readFileSync(`surveys/${EVALUATED.id}/${EVALUATED.version}/examples/${name}.json`, 'utf8'),
      ) as {
        answers: Record<string, unknown>;
      }
    ).answers,
);
const SITES = 4;
const CHILDREN_A_SITE = 6;

let projects = 0;

/** Makes one with planned questionnaires, one of which was refused, by whom the browser is signed in as. */
export async function newEvaluatedProject(demo: Demo, context: BrowserContext): Promise<EvaluatedProject> {
  const call = async <T>(method: 'GET' | 'POST' | 'PUT', path: string, data?: object): Promise<T> => {
    const answer = await context.request.fetch(`${demo.url}/api/v1${path}`, {
      method,
      headers: { 'x-requested-by': 'tongxing' },
      ...(data && { data }),
    });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const number = String(++projects);
  const project = await call<Project>('POST', '/projects', {
    code: `evaluated-${number}`,
    name: { zh: `待评估项目${number}`, en: `Project to be evaluated ${number}` },
    allocation: 'single_group',
    synthetic: true,
    consentRequired: false,
  });
  const under = `/projects/${project.id}`;
  const waves = [
    await call<Wave>('POST', `${under}/waves`, {
      code: 'baseline',
      name: { zh: '基线', en: 'Baseline' },
      ordinal: 1,
    }),
    await call<Wave>('POST', `${under}/waves`, {
      code: 'endline',
      name: { zh: '终线', en: 'Endline' },
      ordinal: 2,
    }),
  ];
  const people: Participant[] = [];
  for (let i = 1; i <= SITES; i++) {
    const site = await call<Site>('POST', `${under}/sites`, {
      code: `centre-${String(i)}`,
      name: { zh: `第${String(i)}活动中心`, en: `Centre ${String(i)}` },
      kind: 'centre',
    });
    for (let k = 0; k < CHILDREN_A_SITE; k++)
      people.push(await call<Participant>('POST', `${under}/participants`, { site: site.id }));
  }
  const { items } = await call<{ items: InstrumentVersionSummary[] }>('GET', '/instruments?limit=500');
  const hash = items.find(
    (each) => each.instrument === EVALUATED.id && each.version === EVALUATED.version,
  )?.hash;
  const [refuser, ...children] = people;
  for (const [ordinal, wave] of waves.entries()) {
    await call('PUT', `${under}/waves/${wave.id}/protocol`, {
      entries: [{ instrument: EVALUATED, respondent: 'child', sitting: 1 }],
    });
    await call('POST', `${under}/waves/${wave.id}/assignments`, { dryRun: false });
    for (const [i, participant] of children.entries())
      await call('PUT', `/submissions/${v7()}`, {
        participant: participant.id,
        wave: wave.id,
        instrument: { ...EVALUATED, hash },
        respondent: 'child',
        mode: 'self',
        language: 'zh-CN',
        answers: EXAMPLES[Math.min(2, (i % 2) + ordinal)],
      });
    const planned = await call<{ items: Assignment[] }>(
      'GET',
      `${under}/assignments?wave=${wave.id}&limit=500`,
    );
    const refused = planned.items.find(({ participant }) => participant === refuser?.id);
    await call('POST', `${under}/assignments/${String(refused?.id)}/closings`, {
      on: '2026-03-02',
      disposition: 'refused',
      reason: 'child_refused',
    });
  }
  return { project, children: children.length };
}
