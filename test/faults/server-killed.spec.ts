import Database from 'better-sqlite3';
import type { SubmissionEnvelope } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, submissionFor } from '../factories/programme.js';
import { startApiOn } from '../support/api.js';
import { tongxing, until, type Command } from '../support/command.js';
import { newDatabase, type TestDatabase } from '../support/databases.js';

const SUBMISSIONS = 200;

describe('a server killed while submissions arrive', () => {
  let database: TestDatabase;
  let envelope: SubmissionEnvelope;
  let signedIn: Readonly<Record<string, string>>;
  const ids = Array.from({ length: SUBMISSIONS }, newSubmissionId);
  let server: Command;

  beforeAll(async () => {
    database = await newDatabase('sqlite');
    const api = await startApiOn({ ...database, drop: () => Promise.resolve() });
    signedIn = api.person.headers;
    envelope = submissionFor(await newProgramme(api));
    await api.stop();
  });
  afterAll(async () => {
    server.process.kill('SIGKILL');
    await server.ended;
    await database.drop();
  });

  const serve = async (): Promise<string> => {
    server = tongxing(database.address, 'serve');
    await until(server, (output) => /http:\/\/\S+/.test(output));
    return /http:\/\/\S+:\d+/.exec(server.output())?.[0] ?? '';
  };
  /** The server's answer, or undefined where none came. */
  const put = (url: string, id: string): Promise<number | undefined> =>
    fetch(`${url}/api/v1/submissions/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...signedIn },
      body: JSON.stringify(envelope),
    }).then(
      ({ status }) => status,
      () => undefined,
    );
  const stored = (): string[] => {
    const file = new Database(database.address.replace('sqlite:', ''), { readonly: true });
    const rows = file.prepare('SELECT id FROM submission').pluck().all() as string[];
    file.close();
    return rows;
  };

  it('has kept every submission that it acknowledged, once, and takes the others when they come again', async () => {
    const first = await serve();
    const acknowledged: string[] = [];
    const waiting = [...ids];
    const sender = async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if ((await put(first, id)) === 201) acknowledged.push(id);
        if (acknowledged.length === SUBMISSIONS / 4) server.process.kill('SIGKILL');
      }
    };
    await Promise.all(Array.from({ length: 8 }, sender));
    await server.ended;
    expect(acknowledged.length).toBeGreaterThanOrEqual(SUBMISSIONS / 4);
    expect(acknowledged.length).toBeLessThan(SUBMISSIONS);
    expect(stored()).toEqual(expect.arrayContaining(acknowledged));

    const second = await serve();
    const answers = await Promise.all(ids.map((id) => put(second, id)));
    expect(answers.filter((status) => status !== 200 && status !== 201)).toEqual([]);
    expect(stored().sort()).toEqual([...ids].sort());
  });
});
