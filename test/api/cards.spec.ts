import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Participant, Problem, Site } from '@tongxing/contracts';
import decodeQr from 'qr/decode.js';
import { newProgramme, newSubmissionId, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { present } from '../support/programs.js';

/** A grey picture as pdftoppm writes it, in the form that the decoder takes. */
function pictureIn(pgm: Buffer) {
  const [header = '', width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40)) ?? [];
  const grey = pgm.subarray(header.length);
  const data = new Uint8Array(grey.length * 4);
  grey.forEach((value, i) => data.fill(value, 4 * i, 4 * i + 3).fill(255, 4 * i + 3, 4 * i + 4));
  return { width: Number(width), height: Number(height), data };
}

describe('study cards', () => {
  let api: TestApi;
  let programme: Programme;
  let folder: string;
  let children: Participant[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongxing-cards-'));
    api = await startApi('sqlite');
    programme = await newProgramme(api);
    const path = `/projects/${programme.project.id}/participants`;
    const enrolled = [programme.participant];
    for (let i = 0; i < 11; i++) {
      const child = { site: programme.site.id, sourceCode: `child-${String(i)}` };
      enrolled.push((await api.call<Participant>('POST', path, child)).body);
    }
    await api.call('PUT', `${path}/${programme.participant.id}/identity`, { name: '王小明' });
    children = enrolled.sort((a, b) => (a.studyCode < b.studyCode ? -1 : 1));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await api.stop();
  });

  const cards = (query = '') => api.call<Problem>('GET', `/projects/${programme.project.id}/cards${query}`);

  const textIn = (pdf: Buffer): string => {
    const file = join(folder, 'cards.pdf');
    writeFileSync(file, pdf);
    return execFileSync('pdftotext', ['-layout', file, '-']).toString();
  };
  const codesIn = (text: string) => [...text.matchAll(/\d{3}-\d{3}-\d{3}/g)].map(([code]) => code);

  it('carry every study code once, on as few sheets as they need, and nothing of the child', async () => {
    const { status, headers, bytes } = await cards();
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'application/pdf' });
    if (!present('pdftotext')) return;
    const text = textIn(bytes);
    expect(codesIn(text)).toEqual(children.map(({ studyCode }) => studyCode));
    expect(text.split('\f').filter((page) => page.trim() !== '')).toHaveLength(2);
    expect(text).not.toMatch(/王小明|child-/);
  });

  it('are read by a scanner, at what a cheap printer and camera give', async () => {
    if (!present('pdftoppm')) return;
    const file = join(folder, 'scanned.pdf');
    writeFileSync(file, (await cards(`?site=${programme.site.id}`)).bytes);
    const resolution = 100;
    const [x, y, size] = [15, 20, 45].map((mm) => String(Math.round((mm / 25.4) * resolution))) as [
      string,
      string,
      string,
    ];
    const area = ['-x', x, '-y', y, '-W', size, '-H', size];
    execFileSync('pdftoppm', [
      '-gray',
      '-r',
      String(resolution),
      '-f',
      '1',
      '-l',
      '1',
      ...area,
      file,
      join(folder, 'page'),
    ]);
    expect(decodeQr(pictureIn(readFileSync(join(folder, 'page-1.pgm'))))).toBe(children[0]?.studyCode);
  });

  it('of a site that is not there, or of a project without children, are not printed', async () => {
    const unknown = await cards(`?site=${newSubmissionId()}`);
    expect({ status: unknown.status, code: unknown.body.code }).toEqual({ status: 422, code: 'site-unknown' });
    expect((await cards('?site=../../etc/passwd')).status).toBe(400);
    expect((await api.call('GET', `/projects/${newSubmissionId()}/cards`)).status).toBe(404);
  });

  it('are printed of the sites that somebody reaches, and of no others', async () => {
    const { project, site } = programme;
    const under = `/projects/${project.id}`;
    const school = { code: 'beside', name: { zh: '测试', en: 'Test' }, kind: 'school' };
    const { body: beside } = await api.call<Site>('POST', `${under}/sites`, school);
    const { body: child } = await api.call<Participant>('POST', `${under}/participants`, { site: beside.id });
    const person = await api.as([{ role: 'enumerator', project: project.id, site: site.id }]);
    const [all, absent, outOfReach] = [
      await person.call('GET', `${under}/cards`),
      await person.call('GET', `${under}/cards?site=${newSubmissionId()}`),
      await person.call('GET', `${under}/cards?site=${beside.id}`),
    ];
    expect(all.status).toBe(200);
    expect(outOfReach.bytes).toEqual(absent.bytes);
    expect((await cards(`?site=${beside.id}`)).status).toBe(200);
    if (!present('pdftotext')) return;
    expect(codesIn(textIn(all.bytes))).toEqual(children.map(({ studyCode }) => studyCode));
    expect(codesIn(textIn((await cards()).bytes))).toContain(child.studyCode);
  });
});
