import { rmSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import {
  AuditVerifier,
  InstrumentsService,
  openApiDocument,
  SubmissionEntity,
  UnitOfWork,
} from '@tongxing/api';
import { Device, Participant, Project, Site, User, Wave } from '@tongxing/contracts';
import { OWN_PAGE, startApiOn, TEST_MASTER_KEY, type TestApi } from '../support/api.js';
import { newDatabase } from '../support/databases.js';
import { newWorld, surveysWithRecording, type World } from './matrix/world.js';
import { drawFrom } from './mutated/draw.js';
import { mutatedRequests } from './mutated/requests.js';

/**
 * How many, and which. The long run: `MUTATED_REQUESTS=100000 npx jest test/attacks/mutated-requests`. The same
 * seed makes the same requests.
 */
const REQUESTS = Number(process.env['MUTATED_REQUESTS'] ?? 2_000);
const SEED = Number(process.env['MUTATED_SEED'] ?? 20261125);
/** Requests after which those who call are made anew: some end their own session. */
const ROUND = 100;

describe(`${String(REQUESTS)} mutated requests`, () => {
  const surveys = surveysWithRecording();
  const failures: string[] = [];
  const statuses = new Map<number, number>();
  const secrets: string[] = [];
  let log = '';
  let api: TestApi;
  let world: World;

  beforeAll(async () => {
    const written = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log += chunk.toString();
        done();
      },
    });
    const logger = pino({ level: 'warn', base: null }, written);
    api = await startApiOn(await newDatabase('sqlite'), surveys, TEST_MASTER_KEY, logger);
    world = await newWorld(api);
    await send();
    process.stderr.write(`mutated requests, answers by status: ${JSON.stringify([...statuses].sort())}\n`);
  }, 3_600_000);
  afterAll(async () => {
    await api.stop();
    rmSync(surveys, { recursive: true });
  });

  const routes = () =>
    Object.entries(openApiDocument(api.app).paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
  const newCallers = async () => {
    const { project, site } = world.programmes['own site'];
    const people = [
      await api.as([{ role: 'administrator' }, { role: 'supervisor' }, { role: 'evaluator' }]),
      await api.as([{ role: 'safeguarding_lead' }, { role: 'administrator' }]),
      await api.as([{ role: 'enumerator', project: project.id, site: site.id }]),
    ];
    secrets.push(...people.map(({ token }) => token));
    return [...people.map(({ headers }) => headers), OWN_PAGE];
  };
  const send = async () => {
    const draw = drawFrom(SEED);
    const next = mutatedRequests(world, routes());
    let callers = await newCallers();
    for (let i = 0; i < REQUESTS; i++) {
      if (i % ROUND === 0) callers = await newCallers();
      const request = next(draw, draw.one(callers));
      const { statusCode } = await api.app.inject(request as never);
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      if (statusCode >= 500)
        failures.push(`${String(i)}: ${String(statusCode)} ${request.method} ${request.url}`);
    }
  };

  it('are answered, and never by an error of the server', () => {
    expect(failures).toEqual([]);
    expect([...statuses.values()].reduce((a, b) => a + b, 0)).toBe(REQUESTS);
    for (const status of [200, 400, 401, 404]) expect(statuses.get(status) ?? 0).toBeGreaterThan(0);
  });

  it('store nothing that their schemas would not let in', async () => {
    const problems: string[] = [];
    const check = async (path: string, schema: typeof Project | typeof Site | typeof Wave) => {
      let after = '';
      do {
        const { body } = await api.call<{ items: { id: string }[]; next?: string }>('GET', `${path}${after}`);
        for (const item of body.items) if (!schema.safeParse(item).success) problems.push(`${path} ${item.id}`);
        after = body.next === undefined ? '' : `?after=${body.next}`;
      } while (after !== '');
      return problems;
    };
    await check('/projects', Project);
    await check('/users', User as never);
    for (const { project } of [world.programmes['own site'], world.programmes['other project']]) {
      await check(`/projects/${project.id}/sites`, Site);
      await check(`/projects/${project.id}/waves`, Wave);
      await check(`/projects/${project.id}/participants`, Participant as never);
      await check(`/projects/${project.id}/devices`, Device as never);
    }
    expect(problems).toEqual([]);
  });

  it('store no answers that the questionnaire would refuse', async () => {
    const rows = await api.app.get(UnitOfWork).read(({ manager }) => manager.find(SubmissionEntity));
    const version = await api.app.get(InstrumentsService).pinned('emotional-wellbeing-b', '1.0.0');
    const wrong = rows.filter(
      ({ answers }) => version?.validate(JSON.parse(answers) as Record<string, unknown>).length !== 0,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('leave the database and the audit log whole', async () => {
    const query = (pragma: string) => api.app.get(DataSource).query<unknown[]>(`PRAGMA ${pragma}`);
    expect(await query('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await query('foreign_key_check')).toEqual([]);
    expect((await api.app.get(AuditVerifier).verify()).faults).toEqual([]);
  });

  it('pollute no prototype and leave no secret in the log', () => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    for (const secret of [...secrets, 'not the password', 'a long password', '13800000000'])
      expect(log.includes(secret)).toBe(false);
  });
});
