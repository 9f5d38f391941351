import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { AuditEventEntity, Escalation, JobEntity, UnitOfWork } from '@tongxing/api';
import { DataSource } from 'typeorm';
import { newProgramme, newSubmissionId, type Programme } from '../factories/programme.js';
import { Carer, IN_DANGER, NOTHING_WRONG, phoneSubmissions } from '../factories/safeguarding.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const spread = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor(0.75 * sorted.length)] ?? NaN) - (sorted[Math.floor(0.25 * sorted.length)] ?? NaN);
};

/** Whoever stands beside the child must learn nothing, and nothing may reach a guardian by itself. */
describe.each(ENGINES)('an alert on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let submissionOf: Awaited<ReturnType<typeof phoneSubmissions>>;
  let lead: Carer;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
    submissionOf = await phoneSubmissions(api, programme);
    lead = await Carer.of(api, programme.project.id);
    const members = [{ person: lead.id, duty: 'lead' }];
    await api.call('PUT', `/projects/${programme.project.id}/safeguarding/team`, { members });
    for (const answers of [NOTHING_WRONG, IN_DANGER]) await submit(answers);
  });
  afterAll(() => api.stop());

  const submit = (answers: object, id = newSubmissionId()) =>
    api.call('PUT', `/submissions/${id}`, submissionOf(answers as never));

  it('changes no byte of the answer to a submission, but for the id, hash and time that every one has', async () => {
    const told = async (answers: object) => {
      const { status, headers, bytes, body } = await submit(answers);
      const own = [body['id'], body['hash'], body['receivedAt']].map(String);
      const text = own.reduce(
        (rest, value) => rest.replaceAll(value, ' '.repeat(value.length)),
        bytes.toString(),
      );
      return { status, text, headers: { ...headers, date: undefined } };
    };
    expect(await told(IN_DANGER)).toEqual(await told(NOTHING_WRONG));
  });

  it('changes nothing in the answer to a batch', async () => {
    const sent = [IN_DANGER, NOTHING_WRONG].map((answers) => ({
      id: newSubmissionId(),
      submission: submissionOf(answers as never),
    }));
    const { body } = await api.call<{ results: { status: number; receipt: object }[] }>(
      'POST',
      '/submissions/batch',
      { submissions: sent },
    );
    const shapes = body.results.map(({ status, receipt }) => [status, Object.keys(receipt)]);
    expect(shapes[0]).toEqual(shapes[1]);
  });

  it('takes the same statements in the same order as none, but for the last word on what is kept', async () => {
    const dataSource = api.app.get(DataSource);
    const { logger } = dataSource;
    const statementsOf = async (answers: object) => {
      const seen: string[] = [];
      dataSource.logger = Object.assign(Object.create(logger) as typeof logger, {
        logQuery: (statement: string) => seen.push(statement),
      });
      await submit(answers);
      dataSource.logger = logger;
      return seen
        .filter((statement) => !/\bjob\b|^(BEGIN|START|COMMIT)/.test(statement))
        .map((statement) => statement.replace(/\d+/g, '0'))
        .map((statement) => statement.replace(/^(RELEASE|ROLLBACK TO) SAVEPOINT screening/, 'END screening'));
    };
    const raised = await statementsOf(IN_DANGER);
    expect(raised.filter((statement) => statement.includes('safeguarding_alert'))).toHaveLength(2);
    expect(raised).toEqual(await statementsOf(NOTHING_WRONG));
  });

  it('takes no longer than none, to the noise of the clock', async () => {
    const took: Record<'raised' | 'none', number[]> = { raised: [], none: [] };
    const rounds = 80;
    for (let i = 0; i < 2 * rounds; i++) {
      const [kind, answers] =
        (i + (i >> 1)) % 2 === 0 ? (['raised', IN_DANGER] as const) : (['none', NOTHING_WRONG] as const);
      const from = performance.now();
      await submit(answers);
      took[kind].push(performance.now() - from);
    }
    expect(Math.abs(median(took.raised) - median(took.none))).toBeLessThan(spread(took.none));
  });

  it('leaves nothing in the audit log or the list of jobs that tells it from none', async () => {
    const told = async (answers: object) => {
      const before = await counted();
      await submit(answers);
      const after = await counted();
      return { events: after.events.slice(before.events.length), jobs: after.jobs - before.jobs };
    };
    expect(await told(IN_DANGER)).toEqual(await told(NOTHING_WRONG));
    const before = await counted();
    const [alert] = await lead.queue();
    await lead.step(alert!.id, { kind: 'acknowledge' });
    await lead.read(alert!.id);
    expect(await counted()).toEqual(before);
  });
  const counted = () =>
    api.app.get(UnitOfWork).read(async ({ manager }) => ({
      events: (await manager.find(AuditEventEntity, { order: { ordinal: 'ASC' } })).map(({ action }) => action),
      jobs: await manager.count(JobEntity),
    }));

  it('is told to nobody by the server: it opens no connection, whatever happens to the alert', async () => {
    const calls = [
      jest.spyOn(globalThis, 'fetch'),
      ...(engine === 'sqlite' ? [jest.spyOn(net.Socket.prototype, 'connect')] : []),
    ];
    await submit(IN_DANGER);
    const concern = { participant: programme.participant.id, signs: ['danger_now'] };
    await api.call(
      'PUT',
      `/projects/${programme.project.id}/safeguarding/concerns/${newSubmissionId()}`,
      concern,
    );
    await api.app.get(Escalation).escalate(new Date(Date.now() + 10 * 3_600_000).toISOString());
    for (const { id } of await lead.queue()) {
      await lead.step(id, { kind: 'guardian_contact', safe: true, reason: '可靠' });
      await lead.step(id, { kind: 'contact', text: '已联系' });
    }
    expect(calls.map(({ mock }) => mock.calls.length)).toEqual(calls.map(() => 0));
    jest.restoreAllMocks();
  });
});

describe('the feature', () => {
  const SENDERS =
    /node:(http2?|https|net|tls|dgram|child_process)|\bfetch\(|nodemailer|webpush|\b(sms|wechat|mailer|notify)\b/i;
  const sources = ['apps/api/src/safeguarding', 'libs/safeguarding/src'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => join(folder, file)),
  );

  it('has no sender: no file of it can reach out of the server', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter((file) => SENDERS.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
