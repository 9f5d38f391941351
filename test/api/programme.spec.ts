import type { Participant, Problem, Project, Site, Wave } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, publishShipped, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

interface List<T> {
  readonly items: T[];
  readonly next?: string;
}

describe.each(ENGINES)('a programme on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let under: string;
  const name = { zh: '测试', en: 'Test' };

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());

  it('starts with empty lists', async () => {
    for (const list of ['/projects', '/instruments'])
      expect(await api.call('GET', list)).toMatchObject({ status: 200, body: { items: [] } });
    programme = await newProgramme(api);
    under = `/projects/${programme.project.id}`;
    expect((await api.call<List<unknown>>('GET', `${under}/reports`)).body.items).toEqual([]);
  });

  it('gives back what was entered', async () => {
    const { body } = await api.call<Project>('GET', under);
    expect(body).toEqual(programme.project);
    const sites = await api.call<List<Site>>('GET', `${under}/sites`);
    const waves = await api.call<List<Wave>>('GET', `${under}/waves`);
    const people = await api.call<List<Participant>>('GET', `${under}/participants`);
    expect(sites.body.items).toEqual([programme.site]);
    expect(waves.body.items).toEqual([programme.baseline, programme.endline]);
    expect(people.body.items).toEqual([programme.participant]);
  });

  it.each([
    ['/projects', () => ({ code: programme.project.code, name, allocation: 'randomised' })],
    ['/sites', () => ({ code: programme.site.code, name, kind: 'school' })],
    ['/waves', () => ({ code: 'baseline', name, ordinal: 9 })],
    ['/waves', () => ({ code: 'another', name, ordinal: 1 })],
  ])('takes no code or place twice in %s', async (path, body) => {
    const answer = await api.call<Problem>('POST', path === '/projects' ? path : under + path, body());
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 409, code: 'code-taken' });
  });

  it.each([
    ['/projects', {}],
    ['/projects', { code: 'a b', name, allocation: 'randomised' }],
    ['/projects', { code: 'p', name: { zh: '测试' }, allocation: 'randomised' }],
    ['/projects', { code: 'p', name, allocation: 'by chance' }],
    ['/projects', { code: 'p', name, allocation: 'randomised', owner: 'x' }],
    ['/projects', { code: 'p', name: { zh: ' ', en: 'x'.repeat(201) }, allocation: 'randomised' }],
    [
      '/projects',
      { code: 'p', name, allocation: 'single_group', comparisons: [{ treatment: 'a', comparison: 'b' }] },
    ],
    [
      '/projects',
      { code: 'p', name, allocation: 'matched', comparisons: [{ treatment: 'a', comparison: 'a' }] },
    ],
    ['/sites', { code: 's', name, kind: 'castle' }],
    ['/sites', { code: 's', name, kind: 'school', parent: 'x' }],
    ['/waves', { code: 'w', name, ordinal: 0 }],
    ['/waves', { code: 'w', name, ordinal: 3, opensOn: '2026-02-30' }],
    ['/waves', { code: 'w', name, ordinal: 3, opensOn: '2026-03-02', closesOn: '2026-03-01' }],
    ['/participants', { site: 'x' }],
    ['/participants', { birthMonth: '2015-13' }],
    ['/reports', { language: 'fr' }],
  ])('refuses in %s what is not well formed: %j', async (path, body) => {
    const answer = await api.call<Problem>('POST', path === '/projects' ? path : under + path, body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code: 'request-invalid' });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('answers alike for what is absent, whatever it is', async () => {
    const absent = `/projects/${newSubmissionId()}`;
    const bodies = await Promise.all(
      [
        absent,
        `${absent}/sites`,
        `${absent}/analysis`,
        `${absent}/reports`,
        `/reports/${newSubmissionId()}`,
        '/nothing',
      ].map(async (path) => (await api.call<Problem>('GET', path)).body),
    );
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('finds participants by study code however it is typed, and not when a digit is wrong', async () => {
    const { studyCode } = programme.participant;
    const find = (code: string) =>
      api.call('GET', `${under}/participants/by-study-code/${encodeURIComponent(code)}`);
    for (const typed of [studyCode, studyCode.replaceAll('-', ''), studyCode.replaceAll('-', ' ')])
      expect((await find(typed)).body).toEqual(programme.participant);
    const wrong = studyCode.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    expect((await find(wrong)).status).toBe(404);
  });

  it('refuses participants at a site of another project', async () => {
    const other = await newProgramme(api);
    const answer = await api.call<Problem>('POST', `${under}/participants`, { site: other.site.id });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 422, code: 'site-unknown' });
  });

  it('pages through a list in order, each item once', async () => {
    for (let i = 0; i < 6; i++) await api.call('POST', `${under}/participants`, { site: programme.site.id });
    const all = (await api.call<List<Participant>>('GET', `${under}/participants`)).body.items;
    const paged: Participant[] = [];
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const query = `limit=3${after === undefined ? '' : `&after=${after}`}`;
      const { body } = await api.call<List<Participant>>('GET', `${under}/participants?${query}`);
      paged.push(...body.items);
      after = body.next;
    }
    expect(paged).toEqual(all);
    expect(all).toHaveLength(7);
    expect((await api.call('GET', `${under}/participants?limit=0`)).status).toBe(400);
  });

  it('serves the published questionnaire by version, with the hash that submissions pin', async () => {
    const hash = await publishShipped(api);
    const { body } = await api.call('GET', '/instruments/emotional-wellbeing-b/1.0.0');
    expect(body).toMatchObject({ hash, respondent: 'child', rendersOnScreen: true });
    expect(body['questionnaire']).toHaveProperty('pages');
    expect((await api.call('GET', '/instruments/emotional-wellbeing-b/9.9.9')).status).toBe(404);
    expect((await api.call('GET', '/instruments/emotional-wellbeing-b/one')).status).toBe(400);
  });
});
