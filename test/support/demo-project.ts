import type { Participant, Project, Site, Wave } from '@tongxing/contracts';
import type { BrowserContext } from 'playwright-core';
import type { Demo } from './demo.js';

/** A project of its own in the demonstration, made by whom the browser is signed in as. */
export interface DemoProject {
  readonly project: Project;
  readonly site: Site;
  readonly wave: Wave;
  readonly participant: Participant;
}

let projects = 0;

/** Makes a project that asks for consent, with one site, one wave and one participant. */
export async function newDemoProject(demo: Demo, context: BrowserContext): Promise<DemoProject> {
  const make = async <T>(path: string, data: object): Promise<T> => {
    const answer = await context.request.post(`${demo.url}/api/v1${path}`, {
      data,
      headers: { 'x-requested-by': 'tongxing' },
    });
    if (answer.status() !== 201) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const name = { zh: '合成项目', en: 'Synthetic project' };
  const project = await make<Project>('/projects', {
    code: `pages-${String(++projects)}`,
    name,
    allocation: 'single_group',
    synthetic: true,
    consentRequired: true,
  });
  const under = `/projects/${project.id}`;
  const site = await make<Site>(`${under}/sites`, {
    code: 'centre-1',
    name: { zh: '第一活动中心', en: 'First centre' },
    kind: 'centre',
  });
  const wave = await make<Wave>(`${under}/waves`, {
    code: 'baseline',
    name: { zh: '基线', en: 'Baseline' },
    ordinal: 1,
  });
  const participant = await make<Participant>(`${under}/participants`, { site: site.id });
  return { project, site, wave, participant };
}
