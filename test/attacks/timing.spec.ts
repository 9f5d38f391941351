import type { Participant, Site } from '@tongxing/contracts';
import { newUser } from '../factories/people.js';
import { newProgramme, newSubmissionId, type Programme } from '../factories/programme.js';
import { OWN_PAGE, startApi, type Person, type TestApi } from '../support/api.js';

const ROUNDS = 150;

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

/** Median milliseconds of each, called in turn so that what slows the machine slows both. */
async function compared(a: () => Promise<unknown>, b: () => Promise<unknown>, rounds = ROUNDS) {
  const [first, second]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i++)
    for (const [call, times] of [
      [a, first],
      [b, second],
    ] as const) {
      const start = performance.now();
      await call();
      times.push(performance.now() - start);
    }
  return [median(first), median(second)] as const;
}

describe('the time of an answer', () => {
  let api: TestApi;
  let own: Programme;
  let theirs: Programme;
  let beside: Participant;
  let person: Person;

  beforeAll(async () => {
    api = await startApi('sqlite');
    [own, theirs] = [await newProgramme(api), await newProgramme(api)];
    const under = `/projects/${own.project.id}`;
    const site = { code: 'beside', name: { zh: '测', en: 'x' }, kind: 'school' };
    const { body } = await api.call<Site>('POST', `${under}/sites`, site);
    beside = (await api.call<Participant>('POST', `${under}/participants`, { site: body.id })).body;
    person = await api.as([{ role: 'supervisor', project: own.project.id, site: own.site.id }]);
  });
  afterAll(() => api.stop());

  it.each<[string, () => [string, string]]>([
    ['a project', () => [`/projects/${theirs.project.id}`, `/projects/${newSubmissionId()}`]],
    [
      'a participant',
      () => [
        `/projects/${own.project.id}/participants/${beside.id}`,
        `/projects/${own.project.id}/participants/${newSubmissionId()}`,
      ],
    ],
    [
      'a name',
      () => [
        `/projects/${own.project.id}/participants/${beside.id}/identity?purpose=roster`,
        `/projects/${own.project.id}/participants/${newSubmissionId()}/identity?purpose=roster`,
      ],
    ],
  ])('tells nobody whether %s out of reach is there', async (_, paths) => {
    const [forbidden, absent] = paths();
    const [a, b] = await compared(
      () => person.call('GET', forbidden),
      () => person.call('GET', absent),
    );
    // Reading a row that is there takes a fraction of a millisecond; a network adds far more noise than this.
    expect(Math.abs(a - b)).toBeLessThan(Math.max(1, 0.5 * Math.min(a, b)));
  });

  it('of a wrong password tells nobody whether the name exists', async () => {
    const { name } = await newUser(api);
    let attempt = 0;
    const tryAs = (typed: string) => () =>
      api.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { ...OWN_PAGE, 'content-type': 'application/json' },
        payload: JSON.stringify({ name: typed, password: 'wrong password' }),
        remoteAddress: `10.1.${String(Math.floor(attempt / 250))}.${String(attempt++ % 250)}`,
      });
    const [known, unknown] = await compared(tryAs(name), tryAs('nobody-of-that-name'), 25);
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(1.6);
  });
});
