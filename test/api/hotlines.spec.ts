import type { HotlineSet, Problem, Project, Site } from '@tongxing/contracts';
import { newProgramme, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const name = { zh: '测试', en: 'Test' };
const line = (number: string) => ({ number, name });

describe.each(ENGINES)('hotlines on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let under: string;
  let county: Site;
  let village: Site;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
    under = `/projects/${programme.project.id}`;
    const site = async (code: string, kind: Site['kind'], parent?: Site) =>
      (
        await api.call<Site>('POST', `${under}/sites`, {
          code,
          name,
          kind,
          ...(parent && { parent: parent.id }),
        })
      ).body;
    county = await site('county', 'county');
    village = await site('village', 'village', await site('township', 'township', county));
  });
  afterAll(() => api.stop());

  const at = async ({ id }: Site) =>
    (await api.call<HotlineSet>('GET', `${under}/sites/${id}/hotlines`)).body.hotlines.map((h) => h.number);
  const put = (path: string, hotlines: readonly object[]) => api.call('PUT', `${under}${path}`, { hotlines });

  it('are none where nothing was entered', async () => {
    expect(await at(village)).toEqual([]);
  });

  it('are those of the nearest place up the tree, then of the project', async () => {
    await put('/hotlines', [line('0871-1234567')]);
    expect(await at(village)).toEqual(['0871-1234567']);
    await put(`/sites/${county.id}/hotlines`, [line('0692-7654321'), line('12338')]);
    expect(await at(village)).toEqual(['0692-7654321', '12338']);
    await put(`/sites/${village.id}/hotlines`, [line('13800000000')]);
    expect(await at(village)).toEqual(['13800000000']);
    expect(await at(county)).toEqual(['0692-7654321', '12338']);
    expect(await at(programme.site)).toEqual(['0871-1234567']);
  });

  it('of a place are taken away by an empty list', async () => {
    const emptied = await put(`/sites/${village.id}/hotlines`, []);
    expect(emptied.body).toEqual(village);
    expect(await at(village)).toEqual(['0692-7654321', '12338']);
  });

  it('come back as they were entered, hours and all, with the place that holds them', async () => {
    const own = [{ ...line('12349'), hours: { zh: '工作日 9:00–17:00', en: 'weekdays 9:00 to 17:00' } }];
    expect((await put(`/sites/${county.id}/hotlines`, own)).body).toEqual({ ...county, hotlines: own });
    expect((await put('/hotlines', own)).body).toEqual({ ...programme.project, hotlines: own });
    expect((await api.call<Project>('GET', under)).body.hotlines).toEqual(own);
  });

  it.each([
    ['letters', [line('12A')]],
    ['too few digits', [line('11')]],
    ['too many digits', [line('1'.repeat(21))]],
    ['a hyphen at an end', [line('-110')]],
    ['no name', [{ number: '110' }]],
    ['a name in one language', [{ number: '110', name: { zh: '警察' } }]],
    ['what nobody asked for', [{ ...line('110'), emergency: true }]],
    ['one number twice', [line('0692-123'), line('0692123')]],
    ['more than anybody reads', Array.from({ length: 9 }, (_, i) => line(`1234${String(i)}`))],
  ])('refuse %s', async (_, hotlines) => {
    const before = await at(county);
    const { status, body } = await put(`/sites/${county.id}/hotlines`, hotlines);
    expect([status, body['code']]).toEqual([400, 'request-invalid']);
    expect(await at(county)).toEqual(before);
  });

  it('of a site of another project are not found, nor set', async () => {
    const other = await newProgramme(api);
    const path = `/projects/${other.project.id}/sites/${county.id}/hotlines`;
    for (const answer of [
      await api.call<Problem>('GET', path),
      await api.call<Problem>('PUT', path, { hotlines: [] }),
    ])
      expect(answer.body.code).toBe('not-found');
  });
});
