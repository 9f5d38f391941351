import type { Assignment } from '@tongxing/contracts';
import type { Page } from 'playwright-core';
import { newDemoProject, type DemoProject } from './demo-project.js';
import type { InBrowser } from './in-browser.js';

/** What is said to the script; the first answer to everything else. */
export const AGREES: Readonly<Record<string, string>> = {
  gc_relation: 'mother',
  gc_ok_survey: 'yes',
  gc_ok_register: 'no',
  gc_ok_contact: 'yes',
  gc_ok_photo: 'no',
  gc_ok_audio: 'no',
  gc_child_decides: 'understood',
};

/** Makes a project with a guardian's assignment, and opens that in the console. */
export async function openAssignment({ demo, context, page }: InBrowser): Promise<DemoProject> {
  const programme = await newDemoProject(demo, context);
  const assignment = await assigned({ demo, context }, programme);
  await page.goto(`${demo.url}/projects/${programme.project.id}/assignments/${assignment}`);
  return programme;
}

/** The guardian's assignment of a child whose carer has permitted that they are asked. */
async function assigned(
  { demo, context }: Pick<InBrowser, 'demo' | 'context'>,
  { project, wave, participant }: DemoProject,
): Promise<string> {
  const under = `${demo.url}/api/v1/projects/${project.id}`;
  const headers = { 'x-requested-by': 'tongxing' };
  const instrument = { id: 'guardian-survey', version: '1.0.0' };
  await context.request.put(`${under}/waves/${wave.id}/protocol`, {
    headers,
    data: { entries: [{ instrument, respondent: 'guardian' }] },
  });
  await context.request.post(`${under}/waves/${wave.id}/assignments`, { headers, data: { dryRun: false } });
  await context.request.post(`${under}/participants/${participant.id}/consents`, {
    headers,
    data: {
      kind: 'carer',
      decision: 'given',
      scopes: ['survey'],
      script: { id: 'carer-permission', version: '1.0.0' },
      means: 'in_person',
      obtainedOn: '2026-03-01',
    },
  });
  const found = await context.request.get(`${under}/assignments?wave=${wave.id}`);
  const { items } = (await found.json()) as { items: Assignment[] };
  return items[0]?.id ?? '';
}

/** Makes the link as staff do, and returns its address. */
export async function newLink({ page }: InBrowser): Promise<string> {
  const code = page.locator('.guardian-sheet code');
  const before = (await code.count()) > 0 ? await code.textContent() : '';
  await page.getByRole('button', { name: /^生成(新)?链接$/ }).click();
  await code.filter(before ? { hasNotText: before } : {}).waitFor();
  await page.locator('.guardian-sheet svg.qr').waitFor();
  return (await code.textContent()) ?? '';
}

/** Answers the page that shows, and goes on. @returns the question's name, or nothing where no page shows */
export async function answer(
  page: Page,
  answers: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const asked = page.locator('.pages .asked');
  await page.locator('.pages .asked, .screen').first().waitFor();
  if ((await asked.count()) === 0) return undefined;
  const name = (await asked.getAttribute('data-question')) ?? '';
  const wanted = answers[name];
  const choice = wanted === undefined ? '.choice input' : `.choice input[value="${wanted}"]`;
  const option = asked.locator(choice).first();
  if ((await option.count()) > 0) await option.check({ force: true });
  else if ((await asked.locator('input.entry').count()) > 0) await asked.locator('input.entry').fill('2024-02');
  await page.locator('[data-nav]').click();
  await page.locator(`.pages .asked[data-question="${name}"]`).waitFor({ state: 'detached' });
  return name;
}

/** Everything that the page keeps, as text; nothing where it keeps nothing. */
export const RAW_DRAFTS = `new Promise((resolve) => {
  const request = indexedDB.open('tongxing-guardian');
  request.onsuccess = () => {
    const store = request.result.transaction('drafts').objectStore('drafts');
    const [keys, values] = [store.getAllKeys(), store.getAll()];
    values.onsuccess = () => {
      const text = (bytes) => String.fromCharCode(...new Uint8Array(bytes));
      resolve(keys.result.map((key, i) => key + ' ' + text(values.result[i].iv) + text(values.result[i].bytes)).join(' '));
    };
  };
})`;
