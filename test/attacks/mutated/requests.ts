import { newSubmissionId, submissionFor } from '../../factories/programme.js';
import { everyReferral } from '../../factories/safeguarding.js';
import type { Parameters, World } from '../matrix/world.js';
import type { Draw } from './draw.js';
import { mutate, nastyPart, spoil } from './mutate.js';

export interface MutatedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

/** Sound bodies to begin with, by the end of the address. */
const bodies = (world: World): Readonly<Record<string, object>> => {
  const programme = world.programmes['own site'];
  const name = { zh: '测试', en: 'Test' };
  return {
    '/projects': { code: 'mutated', name, allocation: 'matched', comparisons: [], synthetic: true },
    '/sites': { code: 'site', name, kind: 'village', parent: programme.site.id },
    '/waves': { code: 'wave', name, ordinal: 7, opensOn: '2026-01-01', closesOn: '2026-02-01' },
    '/participants': {
      site: programme.site.id,
      sex: 'female',
      birthMonth: '2015-04',
      covariates: { class: 3, dialect: 'local' },
    },
    '/hotlines': { hotlines: [{ number: '12355', name }] },
    '/identity': {
      name: '测试',
      contacts: [{ relation: 'mother', name: '测试', telephones: ['13800000000'] }],
    },
    '/search': { purpose: 'follow-up', name: '测试' },
    '/batch': { submissions: [{ id: newSubmissionId(), submission: submissionFor(programme) }] },
    '{id}': submissionFor(programme),
    '{concern}': { participant: programme.participant.id, signs: ['danger_now'], text: 'x' },
    '{county}': { contacts: everyReferral() },
    '/moves': { site: programme.site.id, on: '2026-03-01' },
    '/exits': { reason: 'moved', on: '2026-03-02' },
    '/re-entries': { on: '2026-03-03' },
    '/plans': {
      schema: 'tongxing.analysis-plan/1',
      baseline: 'baseline',
      endline: 'endline',
      outcomes: ['emotional-wellbeing-b@1.0.0/wellbeing'],
      seed: 7,
    },
    '/reports': { language: 'zh' },
    '/datasets': { shape: 'wide', audience: 'public', language: 'en', formats: ['csv'] },
    '/devices': { name: 'Tablet', site: programme.site.id },
    '/enrol': { code: 'A'.repeat(43) },
    '/session': { name: 'somebody', password: 'not the password', code: '123456' },
    '/users': { name: 'mutated', displayName: 'Mutated', grants: [{ role: 'viewer' }] },
    '{user}': { active: true },
    '/grants': { role: 'viewer', project: programme.project.id, site: programme.site.id },
    '/reset': { secondFactor: false },
    '/team': { members: [] },
    '/first-administrator': { token: 'A'.repeat(43), name: 'x', displayName: 'X', password: 'a long password' },
    '/password': { token: 'A'.repeat(43), password: 'a long password' },
    '/sign-in': { token: 'A'.repeat(43) },
    '/second-factor': { code: '123456' },
  };
};

const TYPES = [...Array<string>(9).fill('application/json'), 'text/plain', 'a/b', ''];
const QUERIES = [
  '',
  '',
  '?limit=1',
  '?limit=-1',
  '?limit=1e9',
  '?after=x',
  '?after=%00',
  '?a[b]=c&a=d',
  '?purpose=roster',
];

/** Makes the next request: a sound one of some route, with one to three things about it changed. */
export function mutatedRequests(world: World, routes: readonly string[]) {
  const sound = bodies(world);
  return (draw: Draw, headers: Readonly<Record<string, string>>): MutatedRequest => {
    const [method = 'GET', template = ''] = draw.one(routes).split(' ');
    const parameters = {
      concern: newSubmissionId(),
      id: newSubmissionId(),
      ...draw.one(Object.values(world.parameters)),
    };
    const url = `/api/v1${addressOf(draw, template, parameters)}${draw.one(QUERIES)}`;
    const spoiled = draw.oncein(20)
      ? { 'accept-language': nastyPart(draw), authorization: nastyPart(draw) }
      : {};
    const all = { ...headers, ...spoiled };
    if (method === 'GET' || method === 'DELETE') return { method, url, headers: all };
    return {
      method,
      url,
      headers: { ...all, 'content-type': draw.one(TYPES) },
      payload: payloadOf(draw, soundBody(sound, template)),
    };
  };
}

const soundBody = (sound: Readonly<Record<string, object>>, template: string): object =>
  Object.entries(sound).find(([end]) => template.endsWith(end))?.[1] ?? {};

const addressOf = (draw: Draw, template: string, parameters: Parameters): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    draw.oncein(8) ? nastyPart(draw) : (parameters[name] ?? newSubmissionId()),
  );

function payloadOf(draw: Draw, body: object): string {
  let value = body as never;
  for (let times = draw.below(4); times > 0; times--) value = mutate(draw, value) as never;
  const text = JSON.stringify(value);
  return draw.oncein(10) ? spoil(draw, text) : text;
}
