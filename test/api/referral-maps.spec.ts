import type { DrillReport, Problem, ReferralMap, Site, WaveOpenings } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, type Programme } from '../factories/programme.js';
import { Carer, everyReferral } from '../factories/safeguarding.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const name = { zh: '测试', en: 'Test' };

describe.each(ENGINES)('before fieldwork on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let under: string;
  let county: Site;
  let village: Site;
  let lead: Carer;

  beforeAll(async () => {
    api = await startApi(engine);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    programme = await newProgramme(api);
    under = `/projects/${programme.project.id}`;
    const site = async (body: object) =>
      (await api.call<Site>('POST', `${under}/sites`, { name, ...body })).body;
    county = await site({ code: 'county-a', kind: 'county' });
    village = await site({ code: 'village-a', kind: 'village', parent: county.id });
    lead = await Carer.of(api, programme.project.id);
  });

  const maps = async () => (await lead.call<{ items: ReferralMap[] }>('GET', '/referral-maps')).body.items;
  const set = (of: string, contacts: object[] = everyReferral()) =>
    lead.call<ReferralMap>('PUT', `/referral-maps/${of}`, { contacts });
  const sign = (of: string) => lead.call<ReferralMap & Problem>('POST', `/referral-maps/${of}/signature`);
  const open = (counties?: string[]) =>
    api.call<WaveOpenings & Problem>('POST', `${under}/waves/${programme.baseline.id}/openings`, {
      ...(counties && { counties }),
    });

  describe('a referral map', () => {
    it('is there for every county, and for a tree that has none', async () => {
      const counties = (await maps()).map((map) => map.county.code);
      expect(counties.sort()).toEqual(['centre-1', 'county-a']);
    });

    it('cannot be signed before it names somebody for every service, and says which are missing', async () => {
      const [first, ...rest] = everyReferral();
      await set(county.id, rest);
      const { status, body } = await sign(county.id);
      expect([status, body.code, body.errors]).toEqual([
        409,
        'referral-map-incomplete',
        [{ code: 'missing', path: first!.service }],
      ]);
    });

    it('loses its signature with every change', async () => {
      await set(county.id);
      expect((await sign(county.id)).body).toMatchObject({ missing: [], signedBy: lead.id });
      expect((await set(county.id)).body.signedAt).toBeUndefined();
    });

    it.each([
      ['a number of letters', { phone: 'call me' }],
      ['no name', { name: '' }],
      ['a service there is not', { service: 'castle' }],
    ])('takes no contact with %s', async (_, change) => {
      const answer = await set(county.id, [{ ...everyReferral()[0], ...change }]);
      expect(answer.status).toBe(400);
    });

    it('belongs to counties of the project only', async () => {
      for (const other of [village.id, newSubmissionId()]) expect((await set(other)).status).toBe(404);
    });
  });

  describe('a wave', () => {
    it('opens for no county whose map is not signed, and names them', async () => {
      await set(county.id);
      const { status, body } = await open();
      expect([status, body.code]).toEqual([409, 'referral-map-unsigned']);
      expect(body.errors?.map(({ path }) => path).sort()).toEqual(['centre-1', 'county-a']);
    });

    it('opens for the counties that are ready, and stays open', async () => {
      await set(county.id);
      await sign(county.id);
      expect((await open([county.id])).body.items.map((o) => o.county)).toEqual([county.id]);
      const again = await open([county.id]);
      expect(again.body.items).toHaveLength(1);
      const listed = await api.call('GET', `${under}/waves/${programme.baseline.id}/openings`);
      expect(listed.body).toEqual(again.body);
      expect((await open()).body.errors).toEqual([{ code: 'county', path: 'centre-1' }]);
    });

    it('of another project is not found', async () => {
      const other = await newProgramme(api);
      const path = `${under}/waves/${other.baseline.id}/openings`;
      expect([(await api.call('GET', path)).status, (await api.call('POST', path, {})).status]).toEqual([
        404, 404,
      ]);
    });
  });

  describe('a drill', () => {
    it('raises alerts of each level in a queue of their own, and reports how fast they were handled', async () => {
      const raised = await lead.call<DrillReport>('POST', '/drills', { site: village.id, alerts: 4 });
      expect(raised.body).toMatchObject({ acknowledged: 0, inTime: 4 });
      expect(await lead.queue()).toEqual([]);
      const drill = await lead.queue('?drill=true');
      expect(drill.map(({ level, source }) => [level, source])).toEqual(
        [1, 1, 2, 3].map((level) => [level, 'drill']),
      );
      await lead.step(drill[0]!.id, { kind: 'acknowledge' });
      const { body } = await lead.call<DrillReport>('GET', '/drills');
      expect(body.acknowledged).toBe(1);
      expect(body.medianToAcknowledge).toBeLessThan(1);
    });

    it('needs a site of the project', async () => {
      expect((await lead.call('POST', '/drills', { site: newSubmissionId() })).status).toBe(422);
    });
  });
});
