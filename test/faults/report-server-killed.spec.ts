import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { ImportService, readMapping, type Report } from '@tongxing/api';
import { startApiOn, TEST_MASTER_KEY } from '../support/api.js';
import { tongxing, until, type Command } from '../support/command.js';
import { newDatabase, type TestDatabase } from '../support/databases.js';

const STUDY = 'test/reference/real-mood-study';

describe('a server killed while it has a report made', () => {
  let database: TestDatabase;
  let project: string;
  let signedIn: Readonly<Record<string, string>>;
  let server: Command;
  let url: string;

  beforeAll(async () => {
    process.env['TONGXING_MASTER_KEY'] = TEST_MASTER_KEY;
    database = await newDatabase('sqlite');
    const api = await startApiOn({ ...database, drop: () => Promise.resolve() });
    signedIn = api.person.headers;
    const mapping = await readMapping(join(STUDY, 'mapping.yaml'));
    const table = { path: join(STUDY, 'responses.csv'), mapping, dryRun: false };
    project = (await api.app.get(ImportService).run(table)).projectId;
    await api.stop();
  });
  afterAll(async () => {
    delete process.env['TONGXING_MASTER_KEY'];
    server.process.kill('SIGKILL');
    await server.ended;
    await database.drop();
  });

  const serve = async () => {
    server = tongxing(database.address, 'serve');
    await until(server, (output) => /http:\/\/\S+/.test(output));
    url = /http:\/\/\S+:\d+/.exec(server.output())?.[0] ?? '';
  };
  const call = async (method: string, path: string, body?: object): Promise<Report> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...signedIn },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Report;
  };
  const become = async (id: string, met: (report: Report) => boolean): Promise<Report> => {
    for (;;) {
      const report = await call('GET', `/reports/${id}`);
      if (met(report)) return report;
      await delay(20);
    }
  };
  const inDatabase = <T>(work: (file: Database.Database) => T): T => {
    const file = new Database(database.address.replace('sqlite:', ''), { timeout: 15_000 });
    try {
      return work(file);
    } finally {
      file.close();
    }
  };
  const count = (sql: string) => inDatabase((file) => file.prepare(sql).pluck().get());

  it('has it made once when it is there again', async () => {
    await serve();
    const { id } = await call('POST', `/projects/${project}/reports`, { language: 'zh' });
    await become(id, ({ state, percent }) => state === 'running' && percent > 0);
    server.process.kill('SIGKILL');
    await server.ended;
    expect(count('SELECT count(*) FROM analysis_run')).toBe(0);
    // As if the minute of its lease had gone by.
    inDatabase((file) => file.prepare('UPDATE job SET leased_until = ?').run(new Date().toISOString()));
    await serve();
    const report = await become(id, ({ state }) => state !== 'waiting' && state !== 'running');
    expect(report).toMatchObject({ state: 'ready', percent: 100 });
    expect(count("SELECT count(*) FROM audit_event WHERE action = 'report.made'")).toBe(1);
    expect(count('SELECT count(*) FROM analysis_run')).toBe(1);
    expect(count('SELECT count(*) FROM analysis_release')).toBe(1);
    expect(count('SELECT count(*) FROM job')).toBe(0);
  });
});
