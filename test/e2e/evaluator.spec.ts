import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { printedDocument } from '@tongxing/report';
import { violationsOn } from '../offline/harness/axe.js';
import { EVALUATED, newEvaluatedProject } from '../support/evaluated-project.js';
import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

const PICTURES = process.env['PICTURES'];
const DESK = { width: 1366, height: 768 };
/** What a desk's window holds at 200 %. */
const ZOOMED = { width: DESK.width / 2, height: DESK.height / 2 };
/** For a report on a busy machine. */
const LONG = 60_000;

const WORDS = {
  'zh-CN': {
    completeness: '数据完整情况',
    expected: '应收',
    reasons: '未能完成的原因',
    refused: '拒绝 (儿童不愿意) 1',
    plan: '分析方案',
    written: '方案内容，也可粘贴到此处',
    check: '检查',
    line: '第 3 行',
    lock: '锁定此方案',
    lockTitle: '锁定之前请确认',
    locked: '已锁定。',
    results: '查看结果',
    closed: '本页不显示任何末线结局',
    open: '打开末线数据并分析',
    sure: '确定吗？',
    claim: '这些结果可以说明什么',
    limitations: '局限',
    reports: '报告与数据集',
    both: '中文和英文各一份',
    make: '生成报告',
    cancel: '取消',
    cancelled: '已取消，没有生成报告。',
    full: { zh: '完整报告 · 中文', en: '完整报告 · 英文' },
    download: '下载 PDF',
    hashes: '校验值（SHA-256）',
    csv: 'CSV（含标签表）',
    makeDataset: '生成数据集',
    table: '以表格查看',
  },
  en: {
    completeness: 'Completeness',
    expected: 'Expected',
    reasons: 'Why questionnaires ended without whole answers',
    refused: 'refused (the child did not want to) 1',
    plan: 'Analysis plan',
    written: 'The plan; it can be pasted here too',
    check: 'Check',
    line: 'Line 3',
    lock: 'Lock this plan',
    lockTitle: 'Before you lock',
    locked: 'Locked.',
    results: 'Results',
    closed: 'this page shows no outcome of the endline',
    open: 'Open the endline data and analyse',
    sure: 'Are you sure?',
    claim: 'What these results can say',
    limitations: 'Limitations',
    reports: 'Reports and datasets',
    both: 'Both, one of each',
    make: 'Make the report',
    cancel: 'Cancel',
    cancelled: 'Cancelled; no report was made.',
    full: { zh: 'Full report · Chinese', en: 'Full report · English' },
    download: 'Download PDF',
    hashes: 'Hashes (SHA-256)',
    csv: 'CSV, with its labels',
    makeDataset: 'Make the dataset',
    table: 'As a table',
  },
} as const;
type Locale = keyof typeof WORDS;

const PLAN = `schema: tongxing.analysis-plan/1
baseline: baseline
endline: endline
outcomes: [${EVALUATED.id}@${EVALUATED.version}/wellbeing]
primary: [${EVALUATED.id}@${EVALUATED.version}/wellbeing]
`;
/** Its third line names the wave it starts from. */
const FAULTY = PLAN.replace('endline: endline', 'endline: baseline');

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Presses Tab until what has the keyboard is called so; nobody who has no mouse comes there otherwise. */
async function reach(page: Page, name: string, presses = 150): Promise<void> {
  const named = `(() => {
    const at = document.activeElement;
    const label = at.getAttribute('aria-label') ?? (at.labels?.[0] ?? at).textContent.trim();
    return at !== document.body && label.includes(${JSON.stringify(name)});
  })()`;
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(named)) return;
  }
  throw new Error(`no key leads to “${name}”`);
}

async function press(page: Page, name: string, key = 'Enter'): Promise<void> {
  await reach(page, name);
  await page.keyboard.press(key);
}

/** Reports that stand before others in the queue: a report is soon made, and a browser on a busy machine is slow. */
async function queueReports({ context, demo }: InBrowser, project: string): Promise<void> {
  const ask = () =>
    context.request.post(`${demo.url}/api/v1/projects/${project}/reports`, {
      headers: { 'x-requested-by': 'tongxing' },
      data: { language: 'en', length: 'full' },
    });
  await Promise.all(Array.from({ length: 8 }, ask));
}

/** Asks for reports and cancels the newest, again where it was made before a key was pressed. */
async function giveOneUp(page: Page, { make, cancel, cancelled }: (typeof WORDS)[Locale]): Promise<void> {
  const given = page.locator('li.card p:not(.unseen)').getByText(cancelled);
  for (let tries = 0; tries < 8 && (await given.count()) === 0; tries++) {
    await page.getByRole('button', { name: make, disabled: false }).press('Enter');
    await page
      .getByRole('button', { name: cancel })
      .first()
      .press('Enter', { timeout: 20_000 })
      .catch(() => undefined);
    await given
      .first()
      .waitFor({ timeout: 20_000 })
      .catch(() => undefined);
  }
  await given.first().waitFor();
}

describeInBrowser(
  'the way of an evaluator',
  (own: InBrowser) => own.page.setViewportSize(DESK),
  (own) => {
    it.each(['zh-CN', 'en'] as const)(
      'leads by keys alone from the choice of a project to the PDF and the dataset, in %s',
      async (locale: Locale) => {
        const words = WORDS[locale];
        const { page, demo, context } = own;
        page.setDefaultTimeout(LONG);
        const { project, children } = await newEvaluatedProject(demo, context);
        await context.addInitScript(`localStorage.setItem('tongxing.language', '${locale.slice(0, 2)}')`);
        const faults: string[] = [];
        const look = async (screen: string) => {
          faults.push(...(await violationsOn(page)).map((one) => `${screen} · ${one}`));
          await page.setViewportSize(ZOOMED);
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
          if (wide > ZOOMED.width) faults.push(`${screen} · ${String(wide)} pixels wide at 200 %`);
          await page.setViewportSize(DESK);
          if (PICTURES === undefined) return;
          mkdirSync(PICTURES, { recursive: true });
          await page.screenshot({ path: `${PICTURES}/${locale}-${screen}.png`, fullPage: true });
        };

        await page.goto(demo.url);
        const card = page.locator('.card', { hasText: project.code });
        await card.waitFor();
        await look('projects');
        await card.getByRole('link', { name: words.completeness }).focus();
        await page.keyboard.press('Enter');

        // Completeness: 24 planned, 23 with answers, one who refused; the same at both waves.
        const table = page.getByRole('table').first();
        await table.waitFor();
        const row = table.locator('tbody tr').first();
        await row.getByText('96%').waitFor();
        const cells = await row.locator('td').allTextContents();
        expect(cells.slice(0, 2)).toEqual([String(children + 1), String(children)]);
        expect(cells.slice(3, 6)).toEqual(['0', '1', '0']);
        await page.getByText(words.reasons).first().click();
        await page.getByText(words.refused).first().waitFor();
        await look('completeness');

        // The plan: first one that is wrong, then the one that is locked.
        await press(page, words.plan);
        await page.getByLabel(words.written).waitFor();
        await look('plan-empty');
        await reach(page, words.written);
        await page.keyboard.insertText(FAULTY);
        await press(page, words.check);
        await page.getByRole('alert').getByRole('button', { name: words.line }).waitFor();
        await look('plan-faults');
        await press(page, words.line);
        expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
        await page.keyboard.press('Control+a');
        await page.keyboard.insertText(PLAN);
        await press(page, words.check);
        await press(page, words.lock);
        await page.getByRole('dialog', { name: words.lockTitle }).waitFor();
        await look('plan-lock');
        await press(page, words.lock);
        await page.getByText(words.locked, { exact: true }).waitFor();
        await look('plan-locked');

        // Results: nothing of the endline before it is opened.
        await page.goto(`${demo.url}/projects/${project.id}/plan`);
        await page.getByRole('link', { name: words.results }).waitFor();
        await press(page, words.results);
        await page.getByText(words.closed).waitFor();
        await page.getByRole('button', { name: words.open }).waitFor();
        expect(await page.locator('figure').count()).toBe(0);
        await look('before-opening');
        await press(page, words.open);
        await page.getByRole('group', { name: words.sure }).waitFor();
        await press(page, words.open);
        await page.getByRole('heading', { name: words.claim }).waitFor();
        await page.getByRole('heading', { name: words.limitations }).waitFor();
        await look('results');
        // A chart's rows are read by the arrow keys, and stand in its table as well.
        const figure = page.locator('figure').nth(1);
        await figure.locator('.rows').focus();
        await page.keyboard.press('ArrowDown');
        const read = await figure.locator('.row-read').innerText();
        await figure.getByText(words.table).click();
        const told = await figure.getByRole('table').locator('tbody td').first().innerText();
        expect(read).toContain(told);

        // Reports in both languages; one of those asked for afterwards is given up before it is ready.
        await page.evaluate('window.scrollTo(0, 0)');
        await page.getByRole('link', { name: words.reports }).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: words.make }).waitFor();
        await look('reports-empty');
        const chosen = page.getByLabel(words.both);
        await chosen.focus();
        await page.keyboard.press('Space');
        await press(page, words.make);
        await page.getByRole('listitem', { name: words.full.en }).first().waitFor();
        const oldest = (language: 'zh' | 'en') =>
          page.getByRole('listitem', { name: words.full[language] }).last();
        for (const language of ['zh', 'en'] as const)
          await oldest(language).getByRole('link', { name: words.download }).waitFor();
        await queueReports(own, project.id);
        await giveOneUp(page, words);
        await look('reports-in-making');
        for (const language of ['zh', 'en'] as const) {
          const made = oldest(language);
          const link = made.getByRole('link', { name: words.download });
          await made.getByText(words.hashes).click();
          const [download] = await Promise.all([page.waitForEvent('download'), link.press('Enter')]);
          const file = await download.path();
          expect(await made.locator('code.hash').first().innerText()).toBe(sha256(readFileSync(file)));
          expect(await made.locator('code.hash').count()).toBe(4);
          const { pages } = await printedDocument(readFileSync(file));
          expect(pages.flatMap(({ texts }) => texts)).toContain(project.name[language]);
        }
        await look('reports-ready');

        // The dataset: a row for each child at each wave.
        for (const box of await page.getByRole('checkbox').all()) await box.setChecked(false);
        await page.getByLabel(words.csv).check();
        await page.getByRole('button', { name: words.makeDataset }).press('Enter');
        const csv = page.getByRole('link', { name: /\.csv$/ }).first();
        await csv.waitFor();
        const [download] = await Promise.all([page.waitForEvent('download'), csv.press('Enter')]);
        const lines = readFileSync(await download.path(), 'utf8')
          .trim()
          .split(/\r?\n/);
        expect(lines.length - 1).toBe(2 * children);
        await look('dataset');

        expect(faults).toEqual([]);
        expect(own.complaints).toEqual([]);
      },
      6 * LONG,
    );
  },
);
