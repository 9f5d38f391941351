import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ImportService,
  ProgrammeService,
  readMapping,
  ReportsService,
  type AnalysisRun,
  type Report,
} from '@tongxing/api';
import type { Problem } from '@tongxing/contracts';
import { newProgramme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const STUDY = 'test/reference/real-mood-study';

describe.each(ENGINES)('analyses and reports on %s', (engine) => {
  let api: TestApi;
  let study: string;

  beforeAll(async () => {
    api = await startApi(engine);
    const mapping = await readMapping(join(STUDY, 'mapping.yaml'));
    await api.app.get(ImportService).run({ path: join(STUDY, 'responses.csv'), mapping, dryRun: false });
    study = (await api.app.get(ProgrammeService).findProjectByCode(mapping.project.code)).id;
  });
  afterAll(() => api.stop());

  const finished = async (report: Report): Promise<Report> => {
    let newest = report;
    while (newest.state === 'waiting' || newest.state === 'running') {
      await delay(50);
      newest = (await api.call<Report>('GET', `/reports/${report.id}`)).body;
    }
    return newest;
  };

  it('there is no analysis until one is run, and none where there are no data', async () => {
    const { project } = await newProgramme(api);
    const path = `/projects/${project.id}/analysis`;
    expect((await api.call('GET', path)).status).toBe(404);
    const { status, body } = await api.call<Problem>('POST', path);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'analysis-impossible' });
  });

  it('unchanged data give the run that is there already', async () => {
    const path = `/projects/${study}/analysis`;
    const first = await api.call<AnalysisRun>('POST', path);
    const second = await api.call<AnalysisRun>('POST', path);
    expect(second.body).toEqual(first.body);
    expect((await api.call('GET', path)).body).toEqual(first.body);
    expect(first.body.results.claim.rung).toBe('change');
  });

  it('a report is asked for, made in the background, and is the file that the command line makes', async () => {
    const asked = await api.call<Report>('POST', `/projects/${study}/reports`, { language: 'en' });
    expect({ status: asked.status, state: asked.body.state }).toEqual({ status: 202, state: 'waiting' });
    const report = await finished(asked.body);
    expect(report).toMatchObject({ state: 'ready', percent: 100 });
    const download = await api.call('GET', `/reports/${report.id}/pdf`);
    expect(download.headers['content-type']).toBe('application/pdf');
    expect(download.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const { pdf } = await api.app.get(ReportsService).make(study, { language: 'en', length: 'full' });
    expect(Buffer.compare(download.bytes, pdf)).toBe(0);
    expect((await api.call('GET', `/reports/${report.id}/pdf`)).bytes.equals(download.bytes)).toBe(true);
  });

  it('a report without data says why it could not be made, and cannot be downloaded', async () => {
    const { project } = await newProgramme(api);
    const asked = await api.call<Report>('POST', `/projects/${project.id}/reports`, { language: 'zh' });
    const report = await finished(asked.body);
    expect(report).toMatchObject({ state: 'failed', problem: 'analysis-impossible' });
    const download = await api.call<Problem>('GET', `/reports/${report.id}/pdf`);
    expect({ status: download.status, code: download.body.code }).toEqual({
      status: 409,
      code: 'report-not-ready',
    });
  });

  it('a report that is finished never changes and cannot be cancelled', async () => {
    const asked = await api.call<Report>('POST', `/projects/${study}/reports`, { language: 'en' });
    const report = await finished(asked.body);
    const { status, body } = await api.call<Problem>('POST', `/reports/${report.id}/cancellation`);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'report-finished' });
    expect((await api.call<Report>('GET', `/reports/${report.id}`)).body).toEqual(report);
  });

  it('a report that was cancelled stays so, and is not there to be downloaded', async () => {
    const asked = await api.call<Report>('POST', `/projects/${study}/reports`, { language: 'zh' });
    const cancelled = await api.call<Report>('POST', `/reports/${asked.body.id}/cancellation`);
    expect(cancelled.body).toMatchObject({ state: 'cancelled' });
    await finished((await api.call<Report>('POST', `/projects/${study}/reports`, { language: 'zh' })).body);
    expect((await api.call<Report>('GET', `/reports/${asked.body.id}`)).body).toEqual(cancelled.body);
    expect((await api.call('GET', `/reports/${asked.body.id}/pdf`)).status).toBe(409);
    const again = await api.call<Problem>('POST', `/reports/${asked.body.id}/cancellation`);
    expect(again.body.code).toBe('report-finished');
  });

  it('a report is cancelled only by who may make reports there', async () => {
    const asked = await api.call<Report>('POST', `/projects/${study}/reports`, { language: 'zh' });
    const { call } = await api.as([{ role: 'viewer', project: study }]);
    expect((await call('GET', `/reports/${asked.body.id}`)).status).toBe(200);
    expect((await call('POST', `/reports/${asked.body.id}/cancellation`)).status).toBe(404);
    await finished(asked.body);
  });
});
