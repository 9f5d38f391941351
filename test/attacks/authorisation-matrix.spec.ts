import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { openApiDocument } from '@tongxing/api';
import { ROLES } from '@tongxing/contracts';
import { newDevice } from '../factories/devices.js';
import { startApiOn, type Call, type TestApi } from '../support/api.js';
import { newDatabase } from '../support/databases.js';
import { callers, grantOf, nameOf, TARGETS, wanted, type CallerKind, type Outcome } from './matrix/callers.js';
import { matrixDocument } from './matrix/document.js';
import { outcomeOf } from './matrix/requests.js';
import { WANTED } from './matrix/routes.js';
import { newWorld, surveysWithRecording, type World } from './matrix/world.js';

const DOCUMENT = 'docs/authorisation-matrix.md';

describe('the authorisation matrix', () => {
  const surveys = surveysWithRecording();
  const found = new Map<string, Outcome>();
  let api: TestApi;
  let world: World;

  beforeAll(async () => {
    api = await startApiOn(await newDatabase('sqlite'), surveys);
    world = await newWorld(api);
  });
  afterAll(async () => {
    await api.stop();
    rmSync(surveys, { recursive: true });
  });

  const described = () =>
    Object.entries(openApiDocument(api.app).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
  const callOf = async (caller: CallerKind): Promise<Call> => {
    const { project, site } = world.programmes['own site'];
    if (caller.kind === 'user') {
      const grant = grantOf(caller.role, caller.scope, { project: project.id, site: site.id });
      return (await api.as([grant], caller.secondFactor)).call;
    }
    if (caller.kind === 'anonymous') return api.anonymous;
    if (caller.kind === 'revoked session') {
      const { call } = await api.as(ROLES.map((role) => ({ role })));
      await call('DELETE', '/session');
      return call;
    }
    const { call, id } = await newDevice(api, project.id, site.id);
    if (caller.kind === 'revoked device') await api.call('DELETE', `/projects/${project.id}/devices/${id}`);
    return call;
  };
  const key = (...parts: string[]) => parts.join(' | ');

  it('names every route of the API', () => {
    expect(Object.keys(WANTED).sort()).toEqual(described().sort());
  });

  it.each(callers(ROLES).map((caller) => [nameOf(caller), caller] as const))(
    'lets in %s where it is wanted and nowhere else',
    async (name, caller) => {
      let call = await callOf(caller);
      const differing = [];
      for (const [route, want] of Object.entries(WANTED))
        for (const target of TARGETS) {
          const [programme, parameters] = [world.programmes[target], world.parameters[target]];
          const outcome = await outcomeOf(route, { api, call, programme, parameters });
          found.set(key(route, name, target), outcome);
          const expected = wanted(caller, target, want);
          if (outcome !== expected) differing.push({ route, target, outcome, expected });
          // These end the caller's own session.
          if (caller.kind === 'user' && /^DELETE \/(session|account)/.test(route)) call = await callOf(caller);
        }
      expect(differing).toEqual([]);
    },
  );

  it('stands in the documents as it is', () => {
    const made = matrixDocument(
      WANTED,
      (route, caller, target) => found.get(key(route, caller, target)) ?? 'unknown',
    );
    if (process.env['UPDATE_MATRIX']) writeFileSync(DOCUMENT, made);
    expect(existsSync(DOCUMENT) && readFileSync(DOCUMENT, 'utf8')).toBe(made);
  });
});
