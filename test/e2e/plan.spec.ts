import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

async function begin({ demo, page }: InBrowser): Promise<void> {
  await page.goto(demo.url);
  await page.locator('.card', { hasText: 'film-mood' }).getByRole('link', { name: '分析方案' }).click();
  await page.getByRole('heading', { name: '锁定方案' }).waitFor();
}

const plan = (baseline: string, endline: string, more: string) =>
  `schema: tongxing.analysis-plan/1\nbaseline: ${baseline}\nendline: ${endline}\n${more}\n`;
const OUTCOME = 'outcomes: [mood-states-75@1.0.0/EA]';

describeInBrowser('the analysis plan in a browser', begin, (own) => {
  const form = () => own.page.getByRole('form', { name: '锁定方案' });
  const check = async (written: string) => {
    await form().getByLabel('方案内容').fill(written);
    await form().getByRole('button', { name: '检查' }).click();
  };
  const lock = async () => {
    await form().getByRole('button', { name: '锁定此方案' }).click();
    await own.page.getByRole('dialog').getByRole('button', { name: '锁定此方案' }).click();
  };
  const hashShown = () => own.page.getByRole('region', { name: '现行方案' }).locator('dd > code').innerText();

  it('is checked before it can be locked, and nothing is locked that the project has not', async () => {
    await own.page.getByText('尚未锁定分析方案。').waitFor();
    await check(plan('baseline', 'baseline', OUTCOME));
    await form().getByText('基线与末线是同一轮次').waitFor();
    expect(await form().getByRole('button', { name: '锁定此方案' }).count()).toBe(0);
    await check(plan('baseline', 'never', 'outcomes: [nothing@1.0.0/EA]'));
    await lock();
    await form().getByText('项目中没有此轮次').waitFor();
    await form().getByText('没有此问卷版本').waitFor();
    expect(await own.page.getByRole('heading', { name: '现行方案' }).count()).toBe(0);
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('is locked, replaced by another one, and stays to be seen', async () => {
    await check(plan('baseline', 'endline', OUTCOME));
    await lock();
    await form().getByText('已锁定。').waitFor();
    const first = await hashShown();
    await check(plan('baseline', 'endline', `${OUTCOME}\nseed: 20260302`));
    await lock();
    await own.page.getByRole('heading', { name: '此前的方案' }).waitFor();
    await own.page.getByText(`${first.slice(0, 12)}…`).waitFor();
    expect(await hashShown()).not.toBe(first);
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});
