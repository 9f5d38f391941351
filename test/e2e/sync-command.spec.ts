import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SubmissionEntity, UnitOfWork } from '@tongxing/api';
import { writeBackup } from '@tongxing/sync';
import { newProgramme, submissionFor, type Programme } from '../factories/programme.js';
import { Tablet } from '../factories/tablet.js';
import { startApiOn, TEST_MASTER_KEY, type TestApi } from '../support/api.js';
import { built } from '../support/built.js';
import { tongxing } from '../support/command.js';
import { newDatabase, type TestDatabase } from '../support/databases.js';

(built() ? describe : describe.skip)('tongxing sync import', () => {
  let api: TestApi;
  let database: TestDatabase;
  let programme: Programme;
  let tablet: Tablet;
  const file = join(tmpdir(), `tongxing-backup-${String(process.pid)}.jsonl`);

  beforeAll(async () => {
    process.env['TONGXING_MASTER_KEY'] = TEST_MASTER_KEY;
    database = await newDatabase('sqlite');
    api = await startApiOn(database);
    programme = await newProgramme(api);
    tablet = await Tablet.enrol(api, programme.project);
    for (let i = 0; i < 3; i++) await tablet.finish(submissionFor(programme));
    await tablet.finish(submissionFor(programme, { answers: { pm_laugh: 9 } }));
  });
  afterAll(async () => {
    delete process.env['TONGXING_MASTER_KEY'];
    await api.stop();
  });

  const bringIn = (text: string) => {
    writeFileSync(file, text);
    return tongxing(database.address, 'sync', 'import', file, '--project', programme.project.code).ended;
  };
  const sealed = () => [...tablet.disk.keys()].map((id) => tablet.item(id).sealed);
  const stored = () => api.app.get(UnitOfWork).read(({ manager }) => manager.count(SubmissionEntity));

  it('takes in what a tablet holds, names what waits, and does no harm the second time', async () => {
    const first = await bringIn(writeBackup(sealed()));
    expect(first.output).toContain('4 items: stored 3, already there 0, in quarantine 1, not taken 0');
    expect(first.output).toMatch(/quarantined answers-invalid/);
    expect(first.code).toBe(0);
    const second = await bringIn(writeBackup(sealed()));
    expect(second.output).toContain('stored 0, already there 3, in quarantine 1, not taken 0');
    expect(await stored()).toBe(3);
  });

  it('the tablet learns of it when it next meets the server', async () => {
    await tablet.deliver();
    expect([...tablet.disk.values()].map(({ state }) => state).sort()).toEqual([
      'quarantined',
      'receipted',
      'receipted',
      'receipted',
    ]);
  });

  it('takes what is whole of a file that was cut short, and says so', async () => {
    const cut = await bringIn(writeBackup(sealed()).slice(0, -40));
    expect(cut.output).toContain('1 items are missing');
    expect(cut.code).toBe(1);
  });

  it('refuses a file that is something else', async () => {
    expect(await bringIn('PK nothing')).toMatchObject({ code: 1 });
  });
});
