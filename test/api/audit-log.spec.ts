import {
  accessCsv,
  AccessReport,
  actAs,
  AuditEventEntity,
  type AuditFault,
  AuditLog,
  AuditVerifier,
  UnitOfWork,
} from '@tongxing/api';
import { v7 } from 'uuid';
import { DataSource } from 'typeorm';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type Person, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('the audit log on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let unitOfWork: UnitOfWork;

  beforeEach(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
    unitOfWork = api.app.get(UnitOfWork);
  });
  afterEach(() => api.stop());

  const events = () =>
    unitOfWork.read((view) => view.manager.find(AuditEventEntity, { order: { ordinal: 'ASC' } }));
  const verify = (...anchors: { ordinal: number; hash: string }[]) =>
    api.app.get(AuditVerifier).verify(anchors);
  const record = (action: `test.${string}`, fails = false) =>
    unitOfWork.write((tx) => {
      api.app.get(AuditLog).record(tx, { action });
      return fails ? Promise.reject(new Error('undone')) : Promise.resolve();
    });

  /** What somebody does who may change the schema: they take the guards off first. */
  const tamper = async (...statements: string[]) => {
    const dataSource = api.app.get(DataSource);
    const guards =
      engine === 'postgres'
        ? ['DROP TRIGGER audit_event_only_added ON audit_event']
        : ['DROP TRIGGER audit_event_no_update', 'DROP TRIGGER audit_event_no_delete'];
    for (const statement of [...guards, ...statements]) await dataSource.query(statement);
  };

  it('holds one event for each thing that was made, in order and by id only', async () => {
    const id = newSubmissionId();
    await api.call('PUT', `/submissions/${id}`, submissionFor(programme));
    await api.call('PUT', `/submissions/${id}`, submissionFor(programme));
    const found = await events();
    expect(found.map(({ ordinal, action }) => [ordinal, action])).toEqual([
      [1, 'project.created'],
      [2, 'site.created'],
      [3, 'wave.created'],
      [4, 'wave.created'],
      [5, 'participant.enrolled'],
      [6, 'instrument.published'],
      [7, 'submission.stored'],
    ]);
    expect(found.at(-1)).toMatchObject({
      projectId: programme.project.id,
      subjectKind: 'submission',
      subjectId: id,
    });
    expect(await verify()).toMatchObject({ events: 7, faults: [] });
  });

  it('names who acted, also where submissions of many share a commit', async () => {
    const senders: (Person & { submission: string })[] = [];
    while (senders.length < 30)
      senders.push({ ...(await api.as([{ role: 'enumerator' }])), submission: newSubmissionId() });
    await Promise.all(
      senders.map(({ call, submission }) =>
        call('PUT', `/submissions/${submission}`, submissionFor(programme)),
      ),
    );
    const stored = (await events()).filter(({ action }) => action === 'submission.stored');
    const sender = new Map(stored.map((e) => [e.subjectId, e.actorId]));
    expect(sender).toEqual(new Map(senders.map(({ account, submission }) => [submission, account])));
    expect(new Set(stored.map((e) => e.actorKind))).toEqual(new Set(['user']));
  });

  it('is one unbroken chain, of 200 writers at once with half of them failing', async () => {
    const before = (await events()).length;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, (_, i) => record(`test.${String(i)}`, i % 2 === 1)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
    expect(await verify()).toMatchObject({ events: before + 100, faults: [] });
  });

  it.each(['王小明', 'Xiao Ming', '', 'a\nb', 'é'])(
    'refuses what could be an answer or a name: %j',
    async (text) => {
      const recorded = unitOfWork.write((tx) => {
        api.app.get(AuditLog).record(tx, { action: 'test.text', detail: { text } });
        return Promise.resolve();
      });
      await expect(recorded).rejects.toThrow(TypeError);
      expect(await verify()).toMatchObject({ events: 6, faults: [] });
    },
  );

  it('tells of a year who did what, how often and when', async () => {
    const id = v7();
    await actAs({ kind: 'user', id }, async () => {
      await record('test.read');
      await record('test.read');
    });
    const [first] = await events();
    const year = Number(first?.at.slice(0, 4));
    const lines = (await api.app.get(AccessReport).ofYear(year)).filter(({ actorId }) => actorId === id);
    expect(lines).toMatchObject([{ actorKind: 'user', action: 'test.read', projectId: '', times: 2 }]);
    expect(accessCsv(lines)).toMatch(
      new RegExp(`^"actorKind",[^]*\r\n"user","${id}","test.read","","","2","[^"]+","[^"]+"\r\n$`),
    );
    expect(await api.app.get(AccessReport).ofYear(year - 1)).toEqual([]);
  });

  it('cannot be changed or deleted from through the database', async () => {
    const dataSource = api.app.get(DataSource);
    for (const statement of ["UPDATE audit_event SET action = 'x.y'", 'DELETE FROM audit_event'])
      await expect(dataSource.query(statement)).rejects.toThrow('audit events are only ever added');
    expect(await verify()).toMatchObject({ events: 6, faults: [] });
  });

  it.each<[string, string[], AuditFault[]]>([
    ['an event taken out', ['DELETE FROM audit_event WHERE ordinal = 3'], [{ kind: 'missing', ordinal: 3 }]],
    ['the first taken out', ['DELETE FROM audit_event WHERE ordinal = 1'], [{ kind: 'missing', ordinal: 1 }]],
    ['the last taken out', ['DELETE FROM audit_event WHERE ordinal = 6'], [{ kind: 'cut', ordinal: 6 }]],
    ['all taken out', ['DELETE FROM audit_event'], [{ kind: 'cut', ordinal: 6 }]],
    [
      'another action',
      ["UPDATE audit_event SET action = 'site.closed' WHERE ordinal = 2"],
      [{ kind: 'changed', ordinal: 2 }],
    ],
    [
      'nobody as its actor',
      ["UPDATE audit_event SET actor_kind = 'anonymous' WHERE ordinal = 5"],
      [{ kind: 'changed', ordinal: 5 }],
    ],
    [
      'another time',
      ["UPDATE audit_event SET at = '2020-01-01T00:00:00.000Z' WHERE ordinal = 6"],
      [{ kind: 'changed', ordinal: 6 }],
    ],
    [
      'two events that changed places',
      [
        'UPDATE audit_event SET ordinal = 99 WHERE ordinal = 3',
        'UPDATE audit_event SET ordinal = 3 WHERE ordinal = 4',
        'UPDATE audit_event SET ordinal = 4 WHERE ordinal = 99',
      ],
      [
        { kind: 'moved', ordinal: 3 },
        { kind: 'changed', ordinal: 3 },
        { kind: 'moved', ordinal: 4 },
        { kind: 'changed', ordinal: 4 },
        { kind: 'moved', ordinal: 5 },
      ],
    ],
  ])('shows %s', async (_, statements, faults) => {
    await tamper(...statements);
    expect((await verify()).faults).toEqual(faults);
  });

  it('shows against an anchor kept elsewhere what was cut off with the head, or written anew', async () => {
    const { head: anchor } = await verify();
    await record('test.later');
    expect((await verify(anchor)).faults).toEqual([]);
    const [event] = (await events()).slice(4);
    const { ordinal, hash } = event as AuditEventEntity;
    await tamper(
      `DELETE FROM audit_event WHERE ordinal > ${String(ordinal)}`,
      `UPDATE audit_head SET ordinal = ${String(ordinal)}, hash = '${hash}'`,
    );
    expect((await verify()).faults).toEqual([]);
    expect((await verify(anchor)).faults).toEqual([{ kind: 'cut', ordinal: anchor.ordinal }]);
    await record('test.another');
    expect((await verify()).faults).toEqual([]);
    expect((await verify(anchor)).faults).toEqual([{ kind: 'differs', ordinal: anchor.ordinal }]);
  });
});
