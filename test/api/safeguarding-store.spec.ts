import {
  AlertEntity,
  AlertEntryEntity,
  AuditEventEntity,
  DataKeyEntity,
  KeyRotation,
  Keys,
  SealedCopyEntity,
  UnitOfWork,
} from '@tongxing/api';
import type { AlertQueue, SafeguardingTeam } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, type Programme } from '../factories/programme.js';
import { Carer, IN_DANGER, NO_CONTACT, phoneSubmissions } from '../factories/safeguarding.js';
import { startApiOn, type TestApi } from '../support/api.js';
import { ENGINES, newDatabase, type TestDatabase } from '../support/databases.js';
import { dumpOf } from '../support/dump.js';

describe.each(ENGINES)('the store of alerts on %s', (engine) => {
  let database: TestDatabase;
  let api: TestApi;
  let programme: Programme;
  let submissionOf: Awaited<ReturnType<typeof phoneSubmissions>>;
  let lead: Carer;
  let deputy: Carer;

  beforeAll(async () => {
    database = await newDatabase(engine);
    api = await startApiOn(database);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    programme = await newProgramme(api);
    submissionOf = await phoneSubmissions(api, programme);
    lead = await Carer.of(api, programme.project.id);
    deputy = await Carer.of(api, programme.project.id);
    const members: SafeguardingTeam['members'] = [
      { person: lead.id, duty: 'lead' },
      { person: deputy.id, duty: 'deputy' },
    ];
    await api.call('PUT', `/projects/${programme.project.id}/safeguarding/team`, { members });
  });

  const submit = (answers: object) =>
    api.call('PUT', `/submissions/${newSubmissionId()}`, submissionOf(answers as never));
  const concern = (text: string, id = newSubmissionId()) =>
    api.call('PUT', `/projects/${programme.project.id}/safeguarding/concerns/${id}`, {
      participant: programme.participant.id,
      signs: ['danger_now'],
      text,
    });
  const rows = () =>
    api.app.get(UnitOfWork).read(async ({ manager }) => ({
      alerts: await manager.findBy(AlertEntity, { projectId: programme.project.id }),
      entries: await manager.find(AlertEntryEntity),
      copies: await manager.find(SealedCopyEntity),
    }));

  describe('shows to who holds the database', () => {
    it('no word of an alert or a case, also once it is copied, and not whom it is about', async () => {
      await concern('孩子说叔叔打他');
      await submit(IN_DANGER);
      for (const { id } of await lead.queue())
        await lead.step(id, { kind: 'report', to: ['police'], text: '已报告派出所 zhangsan' });
      for (const place of await places()) await api.app.get(KeyRotation).rotate(place);
      const dump = await dumpOf(engine, api, database);
      expect(dump).toContain('safeguarding');
      const said = ['叔叔', 'zhangsan', 'danger_now', '"source":"concern"', '"kind":"report"'];
      expect(said.filter((word) => dump.includes(word))).toEqual([]);
      const { alerts, entries, copies } = await rows();
      const stored = JSON.stringify([alerts, entries, copies]);
      expect(['in-danger-now', programme.participant.id].filter((word) => stored.includes(word))).toEqual([]);
    });

    it('no time: neither alert nor line can be matched with a submission by when it was made', async () => {
      const id = newSubmissionId();
      await concern('一', id);
      await submit(IN_DANGER);
      for (const one of await lead.queue()) await lead.read(one.id);
      const { alerts, entries } = await rows();
      const ids = [...alerts, ...entries].map((row) => row.id);
      const timeIn = (one: string) => parseInt(one.replace('-', '').slice(0, 12), 16);
      expect(ids.filter((one) => Math.abs(timeIn(one) - Date.now()) < 365 * 86_400_000)).toEqual([]);
      expect(ids).not.toContain(id);
    });
  });

  describe('is read in pages', () => {
    const page = async (query: string) => (await lead.call<AlertQueue>('GET', `/alerts${query}`)).body;

    it('that hold every case once, most urgent first', async () => {
      for (const answers of [NO_CONTACT, IN_DANGER, NO_CONTACT, IN_DANGER, NO_CONTACT]) await submit(answers);
      const whole = await lead.queue();
      const seen = [];
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const { items, next } = await page(`?limit=2${after === undefined ? '' : `&after=${after}`}`);
        seen.push(...items);
        after = next;
      }
      expect(seen.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      expect(seen.map(({ level }) => level)).toEqual([1, 1, 3, 3, 3]);
    });

    it('whose cursor says nothing to who reads it in a log, and is taken nowhere else', async () => {
      for (let i = 0; i < 3; i++) await submit(IN_DANGER);
      const { items, next } = await page('?limit=1');
      expect(next).not.toContain(items[0]?.id);
      expect(Buffer.from(next ?? '', 'base64url').toString('latin1')).not.toContain('level');
      expect((await lead.call('GET', '/alerts?after=x')).status).toBe(400);
      const other = await newProgramme(api);
      const stranger = await Carer.of(api, other.project.id);
      await api.call('PUT', `/projects/${other.project.id}/safeguarding/concerns/${newSubmissionId()}`, {
        participant: other.participant.id,
        signs: ['other'],
      });
      expect((await stranger.call('GET', `/alerts?after=${next ?? ''}`)).status).toBe(400);
    });

    it('show what others did since the list was last read', async () => {
      await submit(IN_DANGER);
      const [alert] = await lead.queue();
      await deputy.step(alert!.id, { kind: 'recuse', person: lead.id, reason: '亲属' });
      expect(await lead.queue()).toEqual([]);
      expect((await deputy.queue()).map(({ state }) => state)).toEqual(['raised']);
    });

    it('show nothing any more once the key is destroyed', async () => {
      await submit(IN_DANGER);
      expect(await lead.queue()).toHaveLength(1);
      const scope = { purpose: 'safeguarding', project: programme.project.id } as const;
      await api.app.get(UnitOfWork).write((tx) => api.app.get(Keys).destroy(tx, scope));
      expect((await lead.call('GET', '/alerts')).status).toBe(410);
    });
  });

  describe('is sealed anew with another key', () => {
    const rotation = () => api.app.get(KeyRotation);
    const filled = async () => {
      await submit(IN_DANGER);
      await concern('孩子说叔叔打他');
      for (const { id } of await lead.queue()) await lead.step(id, { kind: 'note', text: '第一行' });
      return lead.queue();
    };
    const keys = async () =>
      (
        await api.app.get(UnitOfWork).read(({ manager }) =>
          manager.find(DataKeyEntity, {
            where: { scope: programme.project.id, purpose: 'safeguarding' },
            order: { ordinal: 'ASC' },
          }),
        )
      ).map(({ state }) => state);

    it('only where that is asked for', async () => {
      await filled();
      const unasked = await rotation().places(undefined, programme.project.id);
      expect(unasked.map(({ purpose }) => purpose)).not.toContain('safeguarding');
      expect(await places()).toHaveLength(1);
    });

    it('as copies: every case reads as before, no row has changed, and the old key is gone', async () => {
      const queue = await filled();
      const before = await rows();
      for (const times of [1, 2]) {
        for (const place of await places()) await rotation().rotate(place);
        expect(await keys()).toEqual([...Array.from({ length: times }, () => 'destroyed'), 'active']);
        expect((await lead.queue()).map(({ id, level, state }) => [id, level, state])).toEqual(
          queue.map(({ id, level, state }) => [id, level, state]),
        );
      }
      const after = await rows();
      expect([after.alerts, after.entries]).toEqual([before.alerts, before.entries]);
      const { body } = await lead.step(queue[0]!.id, { kind: 'acknowledge' });
      expect(body.log.map(({ kind }) => kind)).toEqual(['note', 'acknowledge']);
      const again = await deputy.read(queue[0]!.id);
      expect(again.body.log.map(({ kind }) => kind)).toEqual(['note', 'acknowledge', 'read']);
    });

    it('and a new process, which remembers nothing, reads the copies', async () => {
      const queue = await filled();
      for (const place of await places()) await rotation().rotate(place);
      const restarted = await startApiOn({ ...database, drop: () => Promise.resolve() });
      const person = await Carer.of(restarted, programme.project.id);
      await restarted.call('PUT', `/projects/${programme.project.id}/safeguarding/team`, { members: [] });
      expect((await person.queue()).map(({ id }) => id)).toEqual(queue.map(({ id }) => id));
      await restarted.stop();
    });

    it('after a run that was cut off, from where it was cut off', async () => {
      const queue = await filled();
      const [place] = await places();
      const cut = rotation().rotate(place!, () => {
        throw new Error('killed');
      });
      await expect(cut).rejects.toThrow('killed');
      expect(await keys()).toEqual(['retired', 'active']);
      expect(await lead.queue()).toHaveLength(queue.length);
      await submit(IN_DANGER);
      await rotation().rotate(place!);
      expect(await keys()).toEqual(['destroyed', 'active']);
      expect(await lead.queue()).toHaveLength(queue.length + 1);
    });

    it('but keeps the old key where a copy says anything else than what it is a copy of', async () => {
      await filled();
      const [place] = await places();
      const cut = rotation().rotate(place!, () => {
        throw new Error('killed');
      });
      await expect(cut).rejects.toThrow('killed');
      await forgeCopyOfALine();
      await expect(rotation().rotate(place!)).rejects.toThrow('is not what it is a copy of');
      expect(await keys()).toEqual(['retired', 'active']);
    });
    const forgeCopyOfALine = () =>
      api.app.get(UnitOfWork).write(async (tx) => {
        const sealing = await api.app
          .get(Keys)
          .toWrite(tx, { purpose: 'safeguarding', project: programme.project.id });
        const alerts = new Set(
          (await tx.manager.findBy(AlertEntity, { projectId: programme.project.id })).map(({ id }) => id),
        );
        const line = (await tx.manager.find(AlertEntryEntity)).find(({ alertId }) => alerts.has(alertId));
        const place = { table: 'safeguarding_entry', column: 'body', row: line!.id };
        const body = sealing.seal(place, '{"kind":"note","text":"nothing"}');
        await tx.manager.insert(SealedCopyEntity, { rowId: line!.id, keyId: sealing.activeId, body });
      });

    it('and knows a concern again that is sent once more while keys are exchanged', async () => {
      const id = newSubmissionId();
      await concern('一', id);
      const [place] = await places();
      const cut = rotation().rotate(place!, () => {
        throw new Error('killed');
      });
      await expect(cut).rejects.toThrow('killed');
      await concern('一', id);
      expect(await lead.queue()).toHaveLength(1);
    });

    it('leaving a hash in the audit log, and no number of alerts', async () => {
      await filled();
      for (const place of await places()) await rotation().rotate(place);
      const events = await api.app
        .get(UnitOfWork)
        .read(({ manager }) =>
          manager.findBy(AuditEventEntity, { action: 'key.copies-proven', projectId: programme.project.id }),
        );
      expect(events.map(({ detail }) => Object.keys(JSON.parse(detail ?? '{}') as object))).toEqual([
        ['hash', 'purpose'],
        ['hash', 'purpose'],
      ]);
    });

    it('and nobody can change or delete a copy', async () => {
      await filled();
      for (const place of await places()) await rotation().rotate(place);
      for (const change of ["UPDATE safeguarding_copy SET body = ''", 'DELETE FROM safeguarding_copy'])
        await expect(api.app.get(UnitOfWork).write(({ manager }) => manager.query(change))).rejects.toThrow(
          /only ever added/,
        );
    });
  });

  const places = () => api.app.get(KeyRotation).places('safeguarding', programme.project.id);
});
