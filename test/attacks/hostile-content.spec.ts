import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Problem } from '@tongxing/contracts';
import { newUser, PASSWORD } from '../factories/people.js';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { callWith, OWN_PAGE, startApiOn, TEST_MASTER_KEY, type TestApi } from '../support/api.js';
import { newDatabase } from '../support/databases.js';

describe('hostile content', () => {
  let api: TestApi;
  let programme: Programme;
  let log = '';

  beforeAll(async () => {
    const written = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log += chunk.toString();
        done();
      },
    });
    const logger = pino({ level: 'debug', base: null }, written);
    api = await startApiOn(await newDatabase('sqlite'), 'surveys', TEST_MASTER_KEY, logger);
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const put = (body: unknown) => api.call<Problem>('PUT', `/submissions/${newSubmissionId()}`, body);
  const raw = (json: string) => put(json);
  const withAnswers = (answers: string) =>
    JSON.stringify(submissionFor(programme)).replace(/"answers":\{[^}]*\}/, `"answers":${answers}`);

  it.each([
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
    '{"pm_laugh":{"__proto__":{"admin":true}}}',
    '{"toString":1}',
    '{"hasOwnProperty":"x","pm_laugh":2}',
  ])('pollutes no prototype by answers: %s', async (answers) => {
    const { status } = await raw(withAnswers(answers));
    expect([400, 422]).toContain(status);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it('deeply nested is refused, wherever it stands', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    for (const body of [deep, withAnswers(`{"pm_laugh":${deep}}`), `{"answers":${deep}}`]) {
      const { status } = await raw(body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });

  it('too large is refused, before anybody is asked who they are', async () => {
    const large = JSON.stringify({ filler: 'x'.repeat(5 * 1024 * 1024) });
    expect((await raw(large)).body.code).toBe('request-too-large');
    expect((await api.anonymous<Problem>('POST', '/session', large)).body.code).toBe('request-too-large');
  });

  it.each([
    ['a line break', 'zh\r\nset-cookie: a=b'],
    ['a null', 'en;q=1\u0000'],
    ['endless text', '*'.repeat(5000)],
  ])('in a header reaches no answer: %s', async (_, language) => {
    const headers = { 'accept-language': language, 'x-forwarded-for': '"><script>', referer: 'javascript:1' };
    const call = callWith(api.app, { ...OWN_PAGE, ...headers });
    const answer = await call<Problem>('GET', '/projects').catch(() => undefined);
    // A header with a line break does not even leave the client.
    expect(answer?.status ?? 401).toBe(401);
    expect(answer?.headers['set-cookie']).toBeUndefined();
    expect(JSON.stringify(answer?.headers ?? {})).not.toContain('<script>');
  });

  it('of requests never reaches the log: no name, password, token, answer or address', async () => {
    const { name } = await newUser(api);
    const secrets = [
      PASSWORD,
      api.person.token,
      'forged-line',
      'sekret-answer',
      programme.participant.studyCode,
    ];
    await api.anonymous('POST', '/session', {
      name: 'x\n{"level":60,"msg":"forged-line"}',
      password: PASSWORD,
    });
    await api.anonymous('POST', '/session', { name, password: PASSWORD });
    await api.call('GET', `/projects/${programme.project.id}/participants/by-study-code/forged-line%0A`);
    await api.call(
      'GET',
      `/projects/${programme.project.id}/participants/by-study-code/${programme.participant.studyCode}`,
    );
    await raw(withAnswers('{"pm_laugh":"sekret-answer"}'));
    await api.call('GET', '/nothing/forged-line%0d%0a', undefined, { 'user-agent': 'forged-line' });
    for (const secret of [...secrets, name]) expect(log).not.toContain(secret);
    for (const line of log.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(log).toContain('/api/v1/session');
  });
});
