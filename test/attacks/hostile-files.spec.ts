import type { Problem } from '@tongxing/contracts';
import { newProgramme, type Programme } from '../factories/programme.js';
import { zipOf } from '../factories/workbook.js';
import { startApi, type TestApi } from '../support/api.js';

const MAPPING = { schema: 'tongxing.roster-mapping/1', columns: { participant: 'child', site: 'site' } };

describe('hostile files and names of files', () => {
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    api = await startApi('sqlite');
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const roster = (content: Buffer) =>
    api.call<Problem>('POST', `/projects/${programme.project.id}/roster`, {
      format: 'xlsx',
      content: content.toString('base64'),
      mapping: MAPPING,
      dryRun: true,
    });

  it.each<[string, () => Buffer]>([
    ['unpacks to sixty megabytes', () => zipOf([{ name: 'xl/a.bin', content: Buffer.alloc(60_000_000) }])],
    [
      'says that it is small and is not',
      () => zipOf([{ name: 'xl/a.xml', content: Buffer.alloc(60_000_000), declaredSize: 10 }]),
    ],
    [
      'holds thousands of files',
      () => zipOf(Array.from({ length: 5000 }, (_, i) => ({ name: `xl/${String(i)}`, content: '' }))),
    ],
    ['climbs out of its folder', () => zipOf([{ name: '../../../../etc/passwd', content: 'x' }])],
  ])('a workbook that %s is refused, and the server goes on', async (_, bytes) => {
    const { status } = await roster(bytes());
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect((await api.call('GET', '/health')).status).toBe(200);
  });

  it.each([
    '/instruments/..%2f..%2fpackage.json/1.0.0',
    '/instruments/emotional-wellbeing-b/..%2f..%2f..',
    '/instruments/emotional-wellbeing-b/1.0.0/audio/zh-CN/..%2f..%2f..%2fquestionnaire',
    '/instruments/emotional-wellbeing-b/1.0.0/audio/..%2f..%2f/questionnaire',
    '/instruments/emotional-wellbeing-b/1.0.0/audio/zh-CN/%00',
    '/instruments/%2e%2e/%2e%2e/audio/%2e%2e/passwd',
  ])('a path that climbs finds nothing: %s', async (path) => {
    const { status, body } = await api.call<Problem>('GET', path);
    expect([400, 404]).toContain(status);
    expect(JSON.stringify(body)).not.toContain('pages');
  });
});
