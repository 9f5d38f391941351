import type { InvitedUser, Problem, SessionList, User } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type Person, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('reaching for the records of others on %s', (engine) => {
  let api: TestApi;
  let own: Programme;
  let theirs: Programme;
  let attacker: Person;

  beforeAll(async () => {
    api = await startApi(engine);
    [own, theirs] = [await newProgramme(api), await newProgramme(api)];
    const project = own.project.id;
    attacker = await api.as([
      { role: 'administrator', project },
      { role: 'supervisor', project },
      { role: 'evaluator', project },
    ]);
  });
  afterAll(() => api.stop());

  const codeOf = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => {
    const answer = await attacker.call<Problem | undefined>(method, path, body);
    return answer.body?.code ?? answer.status;
  };

  it('by an id of another project under the address of one’s own finds nothing', async () => {
    const under = `/projects/${own.project.id}`;
    const { participant, site } = theirs;
    expect(await codeOf('GET', `${under}/participants/${participant.id}`)).toBe('not-found');
    expect(await codeOf('GET', `${under}/participants/${participant.id}/course`)).toBe('not-found');
    expect(await codeOf('GET', `${under}/participants/${participant.id}/identity?purpose=roster`)).toBe(
      'not-found',
    );
    expect(await codeOf('GET', `${under}/sites/${site.id}/hotlines`)).toBe('not-found');
    expect(await codeOf('POST', `${under}/participants`, { site: site.id })).toBe('site-unknown');
    const parent = { code: 'x', name: { zh: '测', en: 'x' }, kind: 'village', parent: site.id };
    expect(await codeOf('POST', `${under}/sites`, parent)).toBe('site-unknown');
  });

  it('by the study code of a child of another project finds nothing', async () => {
    const path = `/projects/${own.project.id}/participants/by-study-code/${theirs.participant.studyCode}`;
    expect(await codeOf('GET', path)).toBe('not-found');
  });

  it('by sending answers for a child of another project stores nothing, alone or in a batch', async () => {
    const mixed = submissionFor(own, { participant: theirs.participant.id });
    expect(await codeOf('PUT', `/submissions/${newSubmissionId()}`, mixed)).toBe('participant-unknown');
    expect(await codeOf('PUT', `/submissions/${newSubmissionId()}`, submissionFor(theirs))).toBe(
      'wave-unknown',
    );
    const batch = { submissions: [{ id: newSubmissionId(), submission: submissionFor(theirs) }] };
    const { body } = await attacker.call<{ results: { status: number }[] }>(
      'POST',
      '/submissions/batch',
      batch,
    );
    expect(body.results.map(({ status }) => status)).toEqual([422]);
  });

  it('by ending somebody else’s session ends nothing', async () => {
    const victim = await api.as([{ role: 'viewer' }]);
    const { body } = await victim.call<SessionList>('GET', '/account/sessions');
    expect(await codeOf('DELETE', `/account/sessions/${body.items[0]?.id ?? ''}`)).toBe('not-found');
    expect((await victim.call('GET', '/session')).status).toBe(200);
  });

  it('by taking the grant of another account through one’s own account takes nothing', async () => {
    const victim = await api.as([{ role: 'viewer' }]);
    const { body } = await api.call<User>('GET', `/users/${victim.account}`);
    const path = `/users/${attacker.account}/grants/${body.grants[0]?.id ?? ''}`;
    expect((await api.call<Problem>('DELETE', path)).body.code).toBe('not-found');
  });

  it.each([
    [
      '/projects',
      { code: 'p1', name: { zh: '测', en: 'x' }, allocation: 'single_group', id: newSubmissionId() },
    ],
    ['/users', { name: 'mass', displayName: 'Mass', active: true }],
    ['/users', { name: 'mass', displayName: 'Mass', passwordHash: 'x' }],
    [
      '/users',
      { name: 'mass', displayName: 'Mass', grants: [{ role: 'viewer', accountId: newSubmissionId() }] },
    ],
    ['/session', { name: 'x', password: 'y', secondFactor: true }],
    ['/links/password', { token: 'x'.repeat(43), password: 'long enough a word', active: true }],
  ])('by setting fields that nobody may set changes nothing: %s %j', async (path, body) => {
    expect((await api.call<Problem>('POST', path, body)).body.code).toBe('request-invalid');
  });

  it('by giving oneself a role from within a project gives nothing', async () => {
    const grant = { role: 'safeguarding_lead' };
    expect(await codeOf('POST', `/users/${attacker.account}/grants`, grant)).toBe('not-found');
    expect(await codeOf('POST', '/users', { name: 'helper', displayName: 'x' })).toBe('not-found');
    const invited = await api.call<InvitedUser>('POST', '/users', { name: 'helper', displayName: 'x' });
    expect(invited.status).toBe(201);
  });
});
