import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

async function begin({ demo, page }: InBrowser): Promise<void> {
  await page.goto(demo.url);
  await page.locator('.card', { hasText: 'film-mood' }).getByRole('link', { name: '分析方案' }).click();
  await page.getByRole('heading', { name: '现行方案' }).waitFor();
}

describeInBrowser('the analysis plan in a browser', begin, (own) => {
  const form = () => own.page.getByRole('form', { name: '锁定方案' });
  const check = async (plan: string) => {
    await form().getByLabel('方案内容').fill(plan);
    await form().getByRole('button', { name: '检查' }).click();
  };

  it('is checked before it can be locked, and locks nothing that the project has not', async () => {
    const locked = await hashShown();
    await check('schema: tongxing.analysis-plan/1\nbaseline: t1\nendline: t1\noutcomes: [a@1.0.0/b]');
    await form().getByText('基线与终线是同一轮次').waitFor();
    expect(await form().getByRole('button', { name: '锁定此方案' }).count()).toBe(0);
    await check('schema: tongxing.analysis-plan/1\nbaseline: no\nendline: never\noutcomes: [a@1.0.0/b]');
    await lock();
    await form().getByText('项目中没有此轮次').first().waitFor();
    await form().getByText('没有此问卷版本').waitFor();
    expect(await hashShown()).toBe(locked);
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('is replaced by another one, and stays to be seen', async () => {
    const before = await hashShown();
    await check(await changedPlan());
    await lock();
    await form().getByText('已锁定。').waitFor();
    await own.page.getByRole('heading', { name: '此前的方案' }).waitFor();
    expect(await hashShown()).not.toBe(before);
    await own.page.getByText(`${before.slice(0, 12)}…`).waitFor();
    expect(own.complaints).toEqual([]);
  });

  const hashShown = () => own.page.getByRole('region', { name: '现行方案' }).locator('dd > code').innerText();
  const lock = async () => {
    await form().getByRole('button', { name: '锁定此方案' }).click();
    await form().getByRole('group', { name: '确定吗？' }).getByRole('button', { name: '锁定此方案' }).click();
  };
  /** The plan in force with another seed. */
  const changedPlan = async () => {
    const [project] = own.page.url().match(/[^/]+(?=\/plan$)/) ?? [''];
    const answer = await own.context.request.get(`${own.demo.url}/api/v1/projects/${project}/plans`);
    const { items } = (await answer.json()) as { items: { plan: object }[] };
    return JSON.stringify({ ...items.at(-1)?.plan, seed: 20260302 });
  };
});
