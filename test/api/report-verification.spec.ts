import { join } from 'node:path';
import {
  ImportService,
  ProgrammeService,
  readMapping,
  ReportsService,
  ReportVerifier,
  type AnalysisRunEntity,
} from '@tongxing/api';
import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const STUDY = 'test/reference/real-mood-study';

describe.each(ENGINES)('a report is checked against its run and its data on %s', (engine) => {
  let api: TestApi;
  let pdf: Uint8Array;
  let run: AnalysisRunEntity;
  const verify = (file: Uint8Array) => api.app.get(ReportVerifier).verify(file);

  beforeAll(async () => {
    api = await startApi(engine);
    const mapping = await readMapping(join(STUDY, 'mapping.yaml'));
    await api.app.get(ImportService).run({ path: join(STUDY, 'responses.csv'), mapping, dryRun: false });
    const study = await api.app.get(ProgrammeService).findProjectByCode(mapping.project.code);
    ({ pdf, run } = await api.app.get(ReportsService).make(study.id, { language: 'en', length: 'full' }));
  });
  afterAll(() => api.stop());

  it('a report that nobody touched is the file that was made, and the data give its figures', async () => {
    const { sameBytes, printed, recomputed, presentSnapshot } = await verify(pdf);
    expect({ sameBytes, printed, recomputed }).toEqual({ sameBytes: true, printed: [], recomputed: [] });
    expect(presentSnapshot).toBe(run.snapshot.hash);
  });

  it('a figure that somebody made larger is named with its page', async () => {
    const forged = structuredClone(run);
    const change = forged.results.outcomes[0]?.changes[0]?.main as { change: number };
    const truth = change.change;
    change.change = truth + 5;
    const { sameBytes, printed } = await verify(
      await api.app.get(ReportsService).print(forged, { language: 'en', length: 'full' }),
    );
    expect(sameBytes).toBe(false);
    expect(printed).toContainEqual({
      page: expect.any(Number) as number,
      printed: `+${(truth + 5).toFixed(1)}`,
      made: `+${truth.toFixed(1)}`,
    });
  });

  it('a file saved again with a comment behind it still reads as it was made', async () => {
    const again = Buffer.concat([pdf, Buffer.from('\n% saved again\n')]);
    const { sameBytes, printed } = await verify(again);
    expect({ sameBytes, printed }).toEqual({ sameBytes: false, printed: [] });
  });

  it('what is no report, is broken off, or was made elsewhere is said to be so', async () => {
    const elsewhere = await api.app
      .get(ReportsService)
      .print({ ...run, resultsHash: 'f'.repeat(64) }, { language: 'en', length: 'full' });
    await expect(verify(Buffer.from('%PDF-1.7 nothing'))).rejects.toMatchObject({ code: 'report-unreadable' });
    await expect(verify(new Uint8Array(0))).rejects.toMatchObject({ code: 'report-unreadable' });
    await expect(verify(elsewhere)).rejects.toMatchObject({ code: 'report-unknown' });
  });

  it('data that were changed behind its back are told figure by figure', async () => {
    const database = api.app.get(DataSource);
    await database.query(
      `update score set value = value + 40 where submission_id in (
         select s.id from submission s where s.participant_id = (
           select participant_id from submission group by participant_id having count(*) > 1 order by participant_id limit 1
         ) order by s.received_at desc limit 1
       )`,
    );
    const { sameBytes, recomputed } = await verify(pdf);
    expect(sameBytes).toBe(true);
    expect(recomputed.map(({ path }) => path).some((path) => path.endsWith('change'))).toBe(true);
  });
});
