import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/universal';
import { AuditEventEntity, DatasetsService, UnitOfWork, type DatasetExport } from '@tongxing/api';
import type { Participant, Problem, Site } from '@tongxing/contracts';
import {
  newProgramme,
  newSubmissionId,
  publishShipped,
  submissionFor,
  type Programme,
} from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const ALL = ['csv', 'xlsx', 'sav', 'dta', 'ddi', 'pdf'] as const;
const SAFETY = { instrument: 'safety-protection-b-p', version: '1.0.0' };

interface Child {
  readonly participant: Participant;
  readonly site: Site;
}

/** Children at two sites: six girls and six boys at the first, and three boys at the second. */
async function newStudy(api: TestApi): Promise<Programme & { readonly children: readonly Child[] }> {
  const programme = await newProgramme(api);
  const under = `/projects/${programme.project.id}`;
  const name = { zh: '小站', en: 'Small' };
  const small = await api.call<Site>('POST', `${under}/sites`, { code: 'small', name, kind: 'centre' });
  const hash = await publishShipped(api, SAFETY);
  const children: Child[] = [];
  const enrol = async (site: Site, sex: string) => {
    const facts = {
      site: site.id,
      sex,
      birthMonth: '2016-02',
      sourceCode: `src-${String(children.length)}-${site.code}`,
    };
    const { body } = await api.call<Participant>('POST', `${under}/participants`, facts);
    children.push({ participant: body, site });
    for (const wave of [programme.baseline, programme.endline]) {
      const change = { participant: body.id, wave: wave.id, collectedOn: '2026-03-02' };
      await api.call('PUT', `/submissions/${newSubmissionId()}`, submissionFor(programme, change));
    }
    await api.call('PUT', `/submissions/${newSubmissionId()}`, {
      ...submissionFor(programme, { participant: body.id, collectedOn: '2026-03-02' }),
      instrument: { id: SAFETY.instrument, version: SAFETY.version, hash },
      answers: { bu_hit: 'rather_not_say' },
    });
  };
  for (let i = 0; i < 6; i++) await enrol(programme.site, 'female');
  for (let i = 0; i < 6; i++) await enrol(programme.site, 'male');
  for (let i = 0; i < 3; i++) await enrol(small.body, 'male');
  return { ...programme, children };
}

describe.each(ENGINES)('datasets on %s', (engine) => {
  let api: TestApi;
  let study: Awaited<ReturnType<typeof newStudy>>;

  beforeAll(async () => {
    api = await startApi(engine);
    study = await newStudy(api);
  });
  afterAll(() => api.stop());

  const ask = async (wanted: object, project = study.project.id): Promise<DatasetExport> => {
    const body = { shape: 'long', language: 'en', formats: ['csv'], ...wanted };
    let { body: found } = await api.call<DatasetExport>('POST', `/projects/${project}/datasets`, body);
    while (found.state === 'waiting' || found.state === 'running') {
      await delay(50);
      found = (await api.call<DatasetExport>('GET', `/datasets/${found.id}`)).body;
    }
    return found;
  };
  const fileOf = async (dataset: DatasetExport, ending: string) => {
    const file = dataset.files.find(({ name }) => name.endsWith(ending));
    return api.call('GET', `/datasets/${dataset.id}/files/${file?.id ?? ''}`);
  };
  const rowsOf = async (dataset: DatasetExport): Promise<Record<string, string>[]> =>
    parse((await fileOf(dataset, '.csv')).bytes, { columns: true, bom: true });

  it('are asked for, made in the background, and downloaded byte for byte as their hashes say', async () => {
    const dataset = await ask({ formats: ALL });
    expect(dataset).toMatchObject({ state: 'ready', percent: 100, rows: 24 });
    expect(dataset.files.map(({ name }) => name.replace(study.project.code, ''))).toEqual([
      '-long.csv',
      '-long-labels.csv',
      '-long.xlsx',
      '-long-en.sav',
      '-long.dta',
      '-long-codebook.xml',
      '-long-codebook-en.pdf',
    ]);
    for (const { id, size, hash } of dataset.files) {
      const { bytes } = await api.call('GET', `/datasets/${dataset.id}/files/${id}`);
      expect({ size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') }).toEqual({
        size,
        hash,
      });
    }
  });

  it('say in the audit trail who asked, the hash of each file, and who took which', async () => {
    const dataset = await ask({});
    await fileOf(dataset, '-labels.csv');
    const events = await api.app
      .get(UnitOfWork)
      .read((view) => view.manager.findBy(AuditEventEntity, { subjectId: dataset.id }));
    const [asked, made, downloaded] = events.sort((a, b) => a.ordinal - b.ordinal);
    expect([asked?.action, made?.action, downloaded?.action]).toEqual([
      'dataset.asked',
      'dataset.made',
      'dataset.downloaded',
    ]);
    for (const { hash } of dataset.files) expect(JSON.stringify(made?.detail)).toContain(hash);
    expect(JSON.stringify(downloaded?.detail)).toContain(dataset.files[1]?.hash);
  });

  it('hold nothing that leads to a child', async () => {
    const dataset = await ask({ formats: ALL });
    const { bytes } = await fileOf(dataset, '.csv');
    const text = bytes.toString();
    for (const { participant } of study.children)
      for (const secret of [
        participant.id,
        participant.studyCode,
        participant.studyCode.replaceAll('-', ''),
        '2016-02',
      ])
        expect(text).not.toContain(secret);
    expect(text).not.toContain('src-');
    expect(text).not.toContain('2026-03-02');
  });

  it('withhold what would leave a child with too little company, and leave nobody alone', async () => {
    const rows = (await rowsOf(await ask({}))).filter(({ wave }) => wave === '1');
    // The three boys of the small site are too few to be told at all, and have nobody else's company.
    expect(rows).toHaveLength(12);
    const alike = rows.map(({ arm, site, sex, age_band }) => JSON.stringify([arm, site, sex, age_band]));
    for (const one of alike) expect(alike.filter((other) => other === one).length).toBeGreaterThanOrEqual(5);
    const wider = (await rowsOf(await ask({ audience: 'public' }))).filter(({ wave }) => wave === '1');
    expect(new Set(wider.map(({ sex }) => sex))).toEqual(new Set(['.d']));
    expect(wider.every(({ site }) => site?.startsWith('S'))).toBe(true);
  });

  it('hold scores instead of the questions that raise an alert', async () => {
    const [header] = parse((await fileOf(await ask({}), '.csv')).bytes, { bom: true });
    expect(header).toContain('spbp_score_bullying');
    expect(header?.filter((name) => /_bu_(?!bystander)|_sv_tonight|_in_meet|_fs_/.test(name))).toEqual([]);
    expect(header).not.toContain('lives_alone');
  });

  it('long and wide hold the same answers', async () => {
    const long = await rowsOf(await ask({}));
    const wide = await rowsOf(await ask({ shape: 'wide' }));
    const sorted = (values: (string | undefined)[]) => values.map(String).sort();
    for (const name of ['ewb_pm_laugh', 'ewb_cn_parent', 'ewb_score_wellbeing'])
      expect(sorted(wide.flatMap((row) => [row[`${name}_w1`], row[`${name}_w2`]]))).toEqual(
        sorted(long.map((row) => row[name])),
      );
    expect(long.map((row) => row['ewb_pm_laugh'])).toEqual(long.map(() => '2'));
  });

  it('are numbered anew each time', async () => {
    const one = (await fileOf(await ask({ formats: ['sav'] }), '.sav')).bytes;
    expect(one.subarray(0, 4).toString()).toBe('$FL2');
    const children = (await rowsOf(await ask({}))).map(({ child }) => child);
    expect(new Set(children).size).toBe(12);
  });

  it('are read by a program that knows nothing of ours', async () => {
    const { bytes } = await fileOf(await ask({ formats: ['xlsx'] }), '.xlsx');
    const [header, ...rows] = await readSheet(new Uint8Array(bytes).buffer, 'data');
    expect(header?.slice(0, 3)).toEqual(['child', 'site', 'arm']);
    expect(rows).toHaveLength(24);
  });

  it('of nobody are refused with the reason', async () => {
    const { project } = await newProgramme(api);
    expect(await ask({}, project.id)).toMatchObject({ state: 'failed', problem: 'dataset-empty', files: [] });
  });

  it('that were finished never change and cannot be cancelled', async () => {
    const dataset = await ask({});
    const { status, body } = await api.call<Problem>('POST', `/datasets/${dataset.id}/cancellation`);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'dataset-finished' });
    const before = (await fileOf(dataset, '.csv')).bytes;
    await ask({});
    expect((await fileOf(dataset, '.csv')).bytes.equals(before)).toBe(true);
  });

  it('that were cancelled have no files', async () => {
    const asked = { shape: 'long', language: 'zh', formats: ALL };
    const { body } = await api.call<DatasetExport>('POST', `/projects/${study.project.id}/datasets`, asked);
    const cancelled = await api.call<DatasetExport>('POST', `/datasets/${body.id}/cancellation`);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', files: [] });
    await ask({});
    expect((await api.call<DatasetExport>('GET', `/datasets/${body.id}`)).body).toMatchObject({
      state: 'cancelled',
      files: [],
    });
  });

  it('have nobody in them whose consent was withdrawn', async () => {
    const other = await newStudy(api);
    expect((await ask({}, other.project.id)).rows).toBe(24);
    const path = `/projects/${other.project.id}/participants/${other.children[0]?.participant.id ?? ''}`;
    await api.call('POST', `${path}/consents/withdrawals`, { by: 'guardian', on: '2026-04-01' });
    expect((await ask({}, other.project.id)).rows).toBe(22);
  });

  it.each(['viewer', 'supervisor', 'enumerator', 'administrator', 'safeguarding_lead'] as const)(
    'are not there for a %s',
    async (role) => {
      const dataset = await ask({});
      const { call } = await api.as([{ role, project: study.project.id }]);
      expect((await call('GET', `/datasets/${dataset.id}`)).status).toBe(404);
      const file = dataset.files[0]?.id ?? '';
      expect((await call('GET', `/datasets/${dataset.id}/files/${file}`)).status).toBe(404);
    },
  );

  it('come from the command line as from the server, but for the numbering', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongxing-dataset-'));
    try {
      const names: string[] = [];
      const wanted = { shape: 'wide', audience: 'internal', language: 'zh', formats: ['csv', 'dta'] } as const;
      const take = async ({ name, bytes }: { name: string; bytes: AsyncIterable<Uint8Array> }) => {
        const parts: Uint8Array[] = [];
        for await (const part of bytes) parts.push(part);
        writeFileSync(join(folder, name), Buffer.concat(parts));
        names.push(name);
        return { hash: '0'.repeat(64) };
      };
      await api.app
        .get(DatasetsService)
        .make(study.project.id, { ...wanted, formats: [...wanted.formats] }, take);
      const asked = await ask({ ...wanted });
      expect(asked.files.map(({ name }) => name)).toEqual(names);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
