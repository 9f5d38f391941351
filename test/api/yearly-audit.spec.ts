import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grantsCsv, YearlyAuditService } from '@tongxing/api';
import type { Language, User } from '@tongxing/contracts';
import { newProgramme, type Programme } from '../factories/programme.js';
import { Carer } from '../factories/safeguarding.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';
import { present } from '../support/programs.js';

const YEAR = new Date().getUTCFullYear();

describe.each(ENGINES)('the yearly audit on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let invited: User;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
    const path = `/projects/${programme.project.id}/participants/${programme.participant.id}/identity`;
    await api.call('PUT', path, { name: '王小明', contacts: [] });
    await api.call('GET', `${path}?purpose=interview`);
    const { body } = await api.call<{ user: User }>('POST', '/users', {
      name: 'zhang.li',
      displayName: '张丽',
      grants: [{ role: 'supervisor', project: programme.project.id, site: programme.site.id }],
    });
    invited = body.user;
    await api.call('DELETE', `/users/${invited.id}/grants/${invited.grants[0]?.id ?? ''}`);
    await api.call('POST', `/users/${invited.id}/grants`, { role: 'viewer', project: programme.project.id });
    await api.call('PUT', `/users/${invited.id}`, { active: false });
  });
  afterAll(() => api.stop());

  const yearly = () => api.app.get(YearlyAuditService);

  it('says who held which role where, from when to when, and when the account was off', async () => {
    const { grants } = await yearly().ofYear(YEAR);
    const theirs = grants.filter(({ account }) => account === invited.id);
    expect(theirs).toMatchObject([
      { role: 'supervisor', project: programme.project.id, site: programme.site.id, suspended: [] },
      { role: 'viewer', project: programme.project.id, suspended: [{ from: expect.any(String) as string }] },
    ]);
    expect(theirs.map(({ until }) => until !== undefined)).toEqual([true, false]);
    expect(grantsCsv({ grants: theirs }).split('\r\n')[1]).toContain('"supervisor"');
  });

  it('knows nothing of a year before', async () => {
    expect(await yearly().ofYear(YEAR - 1)).toMatchObject({ lines: [], grants: [] });
  });

  const withPdf = async <T>(language: Language, work: (path: string) => T): Promise<T> => {
    const folder = mkdtempSync(join(tmpdir(), 'tongxing-audit-'));
    const path = join(folder, 'audit.pdf');
    writeFileSync(path, await yearly().pdf(YEAR, language));
    try {
      return work(path);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const textOf = (path: string) => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });

  // Without the program, which CI must have, they are left out and `present` says so.
  const printed = present('pdftotext') ? it : it.skip;

  printed.each<[Language, string[]]>([
    ['zh', ['个人信息保护合规审计年度报告', '督导员', '查看姓名和联系方式', '访谈', '张丽', '完整：未见删除']],
    [
      'en',
      ['Yearly audit of access', 'Supervisor', 'names and contacts', 'interview', '张丽', 'whole: nothing'],
    ],
  ])('is printed in %s, names staff and no child, and tells of no alert', async (language, words) => {
    await (await Carer.of(api, programme.project.id)).queue();
    await api.call('PUT', `/projects/${programme.project.id}/safeguarding/concerns/${programme.project.id}`, {
      participant: programme.participant.id,
      signs: ['danger_now'],
    });
    const text = await withPdf(language, textOf);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    const secret = ['王小明', 'alert', 'concern', programme.participant.studyCode];
    expect(secret.filter((word) => text.replace(/tells? of alerts/g, '').includes(word))).toEqual([]);
  });

  it('gives the same bytes for the same log', async () => {
    const [one, two] = [await yearly().pdf(YEAR, 'zh'), await yearly().pdf(YEAR, 'zh')];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});
