import type {
  DuplicatePairs,
  Merge,
  Merges,
  NewGrant,
  Participant,
  Problem,
  Project,
  RosterReport,
  Site,
} from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type Person, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

interface List<T> {
  readonly items: T[];
}

describe.each(ENGINES)('grants on %s', (engine) => {
  let api: TestApi;
  let own: Programme;
  let other: Programme;
  /** A village below the site of `own`, a site beside it, and a participant at each. */
  let [below, beside]: [Participant, Participant] = [] as never;

  const name = { zh: '测试', en: 'Test' };
  const make = async <T>(path: string, body: object) => (await api.call<T>('POST', path, body)).body;

  beforeAll(async () => {
    api = await startApi(engine);
    [own, other] = [await newProgramme(api), await newProgramme(api)];
    const under = `/projects/${own.project.id}`;
    const village = { code: 'village', name, kind: 'village', parent: own.site.id };
    const school = { code: 'school', name, kind: 'school' };
    const sites = [
      await make<Site>(`${under}/sites`, village),
      await make<Site>(`${under}/sites`, school),
    ] as const;
    below = await make<Participant>(`${under}/participants`, { site: sites[0].id });
    beside = await make<Participant>(`${under}/participants`, { site: sites[1].id });
  });
  afterAll(() => api.stop());

  const inProject = (role: NewGrant['role']) => api.as([{ role, project: own.project.id }]);
  const atSite = (role: NewGrant['role']) => api.as([{ role, project: own.project.id, site: own.site.id }]);
  const ids = async (person: Person, path: string) =>
    (await person.call<List<{ id: string }>>('GET', path)).body.items.map(({ id }) => id);
  const statusOf = async (person: Person, path: string) => (await person.call('GET', path)).status;

  it('show the projects they reach, and no others', async () => {
    const person = await inProject('viewer');
    const { body } = await person.call<List<Project>>('GET', '/projects');
    expect(body.items).toEqual([own.project]);
    expect(await statusOf(person, `/projects/${own.project.id}`)).toBe(200);
    expect(await statusOf(person, `/projects/${other.project.id}`)).toBe(404);
    expect(await statusOf(person, `/projects/${newSubmissionId()}`)).toBe(404);
  });

  it('answer to what is out of reach word for word as to what is not there', async () => {
    const person = await inProject('supervisor');
    const answers = [other.project.id, newSubmissionId()].map((id) =>
      person.call<Problem>('GET', `/projects/${id}/participants`),
    );
    const [forbidden, absent] = await Promise.all(answers);
    expect(forbidden?.bytes).toEqual(absent?.bytes);
    expect(forbidden?.status).toBe(404);
  });

  it('at a site reach that site and all below, with their participants, and no others', async () => {
    const person = await atSite('supervisor');
    const under = `/projects/${own.project.id}`;
    expect(await ids(person, `${under}/sites`)).toEqual([own.site.id, below.site]);
    expect(await ids(person, `${under}/participants`)).toEqual([own.participant.id, below.id]);
    const byCode = (p: Participant) => statusOf(person, `${under}/participants/by-study-code/${p.studyCode}`);
    expect(await byCode(below)).toBe(200);
    expect(await byCode(beside)).toBe(404);
    expect(await statusOf(person, `${under}/sites/${beside.site}/hotlines`)).toBe(404);
    expect(await statusOf(person, `${under}/sites/${below.site}/hotlines`)).toBe(200);
    expect(await statusOf(person, `${under}/waves`)).toBe(200);
  });

  it('at a site let enrol and collect there, and nowhere else', async () => {
    const person = await atSite('supervisor');
    const enrol = (site: string) =>
      person.call<Problem>('POST', `/projects/${own.project.id}/participants`, { site });
    expect((await enrol(below.site)).status).toBe(201);
    expect((await enrol(beside.site)).body.code).toBe('site-unknown');
    const collect = (participant: Participant, programme = own) =>
      person.call<Problem>(
        'PUT',
        `/submissions/${newSubmissionId()}`,
        submissionFor(programme, { participant: participant.id }),
      );
    expect((await collect(below)).status).toBe(201);
    expect((await collect(beside)).body.code).toBe('participant-unknown');
    expect((await collect(other.participant, other)).body.code).toBe('wave-unknown');
  });

  it('at a site find, merge and part duplicates there, and see none of which one is elsewhere', async () => {
    const person = await atSite('supervisor');
    const under = `/projects/${own.project.id}`;
    const about = { birthMonth: '2015-05', sex: 'female' };
    const enrol = async (site: string) => {
      const { id } = await make<Participant>(`${under}/participants`, { site, ...about });
      await api.call('PUT', `${under}/participants/${id}/identity`, { name: '欧阳小雨' });
      return id;
    };
    const [here, there, elsewhere] = [
      await enrol(own.site.id),
      await enrol(below.site),
      await enrol(beside.site),
    ];
    const found = async ({ call }: Pick<Person, 'call'>) =>
      (await call<DuplicatePairs>('POST', `${under}/duplicates/searches`)).body.items
        .map(({ first, second }) => [first.id, second.id].sort())
        .sort();
    expect(await found(person)).toEqual([[here, there].sort()]);
    expect(await found(api)).toHaveLength(3);
    const merge = (kept: string, merged: string, { call }: Pick<Person, 'call'> = person) =>
      call<Merge & Problem>('POST', `${under}/duplicates/merges`, { kept, merged });
    expect((await merge(here, elsewhere)).body.code).toBe('participant-unknown');
    const [mine, across] = [await merge(here, there), await merge(here, elsewhere, api)];
    const { body } = await person.call<Merges>('GET', `${under}/duplicates/merges`);
    expect(body.items.map(({ id }) => id)).toEqual([mine.body.id]);
    const undo = (id: string) => person.call('POST', `${under}/duplicates/merges/${id}/undo`);
    expect((await undo(across.body.id)).status).toBe(404);
    expect((await undo(mine.body.id)).status).toBe(200);
  });

  it('at a site take in a roster of that site and those below, and tell nothing of children elsewhere', async () => {
    const person = await atSite('supervisor');
    const under = `/projects/${own.project.id}`;
    const elsewhere = { site: beside.site, sourceCode: 'r-elsewhere', sex: 'female' };
    await make<Participant>(`${under}/participants`, elsewhere);
    const send = async (lines: readonly string[], { call }: Pick<Person, 'call'> = person) => {
      const { body } = await call<RosterReport>('POST', `${under}/roster`, {
        format: 'csv',
        content: Buffer.from(['child,site,sex', ...lines].join('\n')).toString('base64'),
        mapping: {
          schema: 'tongxing.roster-mapping/1',
          columns: { participant: 'child', site: 'site', sex: { column: 'sex' } },
          sites: { kind: 'school' },
        },
        dryRun: false,
        skipFaulty: true,
      });
      return body.rows.map(({ outcome, faults }) => [outcome, ...(faults ?? [])]);
    };
    const unknown = { code: 'site-unknown', column: 'site' };
    expect(
      await send([
        'r-1,village,male',
        'r-2,school,male',
        'r-3,no-such-site,male',
        'r-elsewhere,school,male',
        'r-elsewhere-2,village,male',
      ]),
    ).toEqual([
      ['enrolled'],
      ['rejected', unknown],
      ['rejected', unknown],
      ['rejected', unknown],
      ['enrolled'],
    ]);
    const differs = { code: 'participant-differs', column: 'site' };
    expect(await send(['r-elsewhere,village,male'])).toEqual([['rejected', differs]]);
    expect(await send(['r-3,no-such-site,male'], api)).toEqual([['enrolled']]);
  });

  it('at a site open no report and no result of the whole project', async () => {
    const person = await api.as([
      { role: 'evaluator', project: own.project.id, site: own.site.id },
      { role: 'viewer', project: own.project.id, site: own.site.id },
    ]);
    for (const path of ['analysis', 'reports', 'plans'])
      expect(await statusOf(person, `/projects/${own.project.id}/${path}`)).toBe(404);
  });

  it('open reports of their own project only', async () => {
    const ask = async ({ project }: Programme) =>
      (await api.call<{ id: string }>('POST', `/projects/${project.id}/reports`, { language: 'zh' })).body.id;
    const [mine, theirs] = [await ask(own), await ask(other)];
    const person = await inProject('viewer');
    expect(await statusOf(person, `/reports/${mine}`)).toBe(200);
    expect(await statusOf(person, `/reports/${theirs}`)).toBe(404);
    expect(await statusOf(person, `/reports/${theirs}/pdf`)).toBe(404);
  });

  it('in a project make nobody an administrator of users', async () => {
    const person = await inProject('administrator');
    expect(await statusOf(person, '/users')).toBe(404);
    expect((await person.call('POST', '/projects', {})).status).toBe(404);
  });

  it('are refused for a project or site that is not there, or a site of another project', async () => {
    const grant = (given: object) =>
      api.call<Problem>('POST', `/users/${api.person.account}/grants`, { role: 'viewer', ...given });
    const [project, site] = [own.project.id, other.site.id];
    expect((await grant({ project: newSubmissionId() })).body.code).toBe('project-unknown');
    expect((await grant({ project, site })).body.code).toBe('site-unknown');
    expect((await grant({ site: own.site.id })).body.code).toBe('request-invalid');
  });

  it('given to one of several who send together count for that one only', async () => {
    const [allowed, refused] = [await atSite('enumerator'), await api.as([])];
    const submission = () => submissionFor(own);
    const sent = [allowed, refused, allowed, refused].map((person) =>
      person.call('PUT', `/submissions/${newSubmissionId()}`, submission()),
    );
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([201, 404, 201, 404]);
    const elsewhere = await api.as([{ role: 'enumerator', project: other.project.id }]);
    const mixed = [allowed, elsewhere].map((person) =>
      person.call<Problem>('PUT', `/submissions/${newSubmissionId()}`, submission()),
    );
    const [mine, theirs] = await Promise.all(mixed);
    expect([mine?.status, theirs?.body.code]).toEqual([201, 'wave-unknown']);
  });
});
