import type { AssignmentHistory, ParticipantCourse, SessionList, User } from '@tongxing/contracts';
import { Guardians } from '../../factories/guardians.js';
import { quarantinedItem } from '../../factories/quarantine.js';
import { newSubmissionId, submissionFor, type Programme } from '../../factories/programme.js';
import { everyReferral } from '../../factories/safeguarding.js';
import type { Answer, Call, TestApi } from '../../support/api.js';
import type { Outcome } from './callers.js';
import type { Parameters } from './world.js';

/** What a request needs to be made. */
export interface Situation {
  readonly api: TestApi;
  readonly call: Call;
  readonly programme: Programme;
  readonly parameters: Parameters;
}

interface Prepared {
  readonly parameters?: Parameters;
  readonly body?: unknown;
  /** Behind the address, with its question mark. */
  readonly query?: string;
}

/** No schema takes it: who gets as far as being told so was let in, and nothing is changed. */
const REFUSED = { nobodyKnowsThis: true };

/** Requests whose answer depends on what they are about, or that need something that is used up by them. */
const PREPARED: Readonly<Record<string, (situation: Situation) => Prepared | Promise<Prepared>>> = {
  'DELETE /account/sessions/{session}': async ({ call }) => {
    const { body } = await call<Partial<SessionList>>('GET', '/account/sessions');
    return { parameters: { session: body.items?.[0]?.id ?? newSubmissionId() } };
  },
  'DELETE /users/{user}/grants/{grant}': async ({ api, parameters: { user = '' } }) => {
    const { body } = await api.call<User>('POST', `/users/${user}/grants`, { role: 'viewer' });
    return { parameters: { grant: body.grants.at(-1)?.id ?? '' } };
  },
  'POST /projects/{project}/devices': ({ programme }) => ({
    body: { name: 'Tablet', site: programme.site.id },
  }),
  'POST /projects/{project}/participants': ({ programme }) => ({ body: { site: programme.site.id } }),
  'POST /projects/{project}/participants/{participant}/course/steps/{step}/undo': async ({
    api,
    parameters,
  }) => {
    const under = `/projects/${parameters['project'] ?? ''}/participants/${parameters['participant'] ?? ''}/course`;
    const exited = { reason: 'moved', on: new Date().toISOString().slice(0, 10) };
    await api.call('POST', `${under}/exits`, exited);
    const { body } = await api.call<ParticipantCourse>('GET', under);
    return { parameters: { step: body.steps.at(-1)?.id ?? '' } };
  },
  'POST /projects/{project}/duplicates/merges': async ({ api, programme }) => {
    const path = `/projects/${programme.project.id}/participants`;
    const { body } = await api.call<{ id: string }>('POST', path, { site: programme.site.id });
    return { body: { kept: body.id, merged: body.id } };
  },
  'POST /projects/{project}/duplicates/merges/{merge}/undo': async ({ api, programme }) => {
    const under = `/projects/${programme.project.id}`;
    const enrol = async () =>
      (await api.call<{ id: string }>('POST', `${under}/participants`, { site: programme.site.id })).body.id;
    const pair = { kept: await enrol(), merged: await enrol() };
    await api.call('POST', `${under}/duplicates/merges`, pair);
    const { body } = await api.call<{ items: { id: string }[] }>('GET', `${under}/duplicates/merges`);
    return { parameters: { merge: body.items.at(-1)?.id ?? '' } };
  },
  'PUT /projects/{project}/safeguarding/concerns/{concern}': ({ programme }) => ({
    body: { participant: programme.participant.id, signs: ['danger_now'] },
  }),
  'POST /projects/{project}/safeguarding/alerts/{alert}/steps': () => ({
    body: { kind: 'note', text: 'synthetic' },
  }),
  'POST /projects/{project}/safeguarding/drills': ({ programme }) => ({
    body: { site: programme.site.id, alerts: 1 },
  }),
  'PUT /projects/{project}/safeguarding/referral-maps/{county}': () => ({
    body: { contacts: everyReferral() },
  }),
  'GET /projects/{project}/assignments': ({ parameters: { wave = '' } }) => ({ query: `?wave=${wave}` }),
  'POST /projects/{project}/assignments/enumerator': ({ parameters: { assignment = '' } }) => ({
    body: { assignments: [assignment] },
  }),
  'POST /projects/{project}/assignments/{assignment}/steps/{step}/undo': async ({ api, parameters }) => {
    const under = `/projects/${parameters['project'] ?? ''}/assignments/${parameters['assignment'] ?? ''}`;
    const closing = { on: '2026-03-01', disposition: 'absent' };
    const { body } = await api.call<AssignmentHistory>('POST', `${under}/closings`, closing);
    return { parameters: { step: body.steps.at(-1)?.id ?? '' } };
  },
  'POST /projects/{project}/assignments/{assignment}/guardian-links/{link}/revocation': async ({
    api,
    programme,
  }) => {
    const guardians = await Guardians.of(api, programme);
    const assignment = (await guardians.ofNewChild()).id;
    return { parameters: { assignment, link: (await guardians.make(assignment)).body.link.id } };
  },
  'POST /projects/{project}/sync/quarantine/{sequence}/attempts': async ({ api, programme }) => ({
    parameters: { sequence: String(await quarantinedItem(api, programme)) },
  }),
  'PUT /submissions/{id}': ({ programme }) => ({ body: submissionFor(programme) }),
};

/** Routes whose request has no body. */
const BODILESS = /^(GET|DELETE)|\/(undo|signature|analysis|revocation)$|\/assignments\/{assignment}\/openings$/;

/** Makes a request and says what became of it. */
export async function outcomeOf(route: string, situation: Situation): Promise<Outcome> {
  const [method = '', template = ''] = route.split(' ');
  const prepared = (await PREPARED[route]?.(situation)) ?? {};
  const fresh = { concern: newSubmissionId(), id: newSubmissionId() };
  const parameters: Parameters = { ...fresh, ...situation.parameters, ...prepared.parameters };
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');
  const body = BODILESS.test(route) ? undefined : (prepared.body ?? REFUSED);
  return read(await situation.call(method as 'GET', path + (prepared.query ?? ''), body));
}

/** Codes by which a service says that something is not there for the caller, though it is. */
const AS_IF_ABSENT = new Set(['not-found', 'site-unknown', 'participant-unknown', 'wave-unknown']);

function read({ status, body }: Answer<{ code?: string }>): Outcome {
  const code = (body as { code?: string } | undefined)?.code ?? '';
  if (code === 'sign-in-needed') return 'unknown';
  if (status >= 500) throw new Error(`the server failed: ${code}`);
  return AS_IF_ABSENT.has(code) ? 'denied' : 'allowed';
}
