import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

async function begin({ demo, page }: InBrowser): Promise<void> {
  await page.goto(demo.url);
  await page.locator('.card', { hasText: 'film-mood' }).getByRole('link', { name: '查看结果' }).click();
}

describeInBrowser('an analysis in a browser', begin, (own) => {
  it('can be cancelled while it is being made, and what was there stays', async () => {
    const analyse = own.page.getByRole('button', { name: '分析现有数据' });
    const cancel = own.page.getByRole('button', { name: '取消分析' });
    await analyse.click();
    // Its process is only starting.
    await cancel.click();
    await own.page.getByText('分析已取消，没有得出结果').waitFor();
    expect(await cancel.count()).toBe(0);
    await own.page.getByRole('heading', { name: '各项结局' }).waitFor();
    await analyse.click();
    await cancel.waitFor();
    await cancel.waitFor({ state: 'detached', timeout: 60_000 });
    await own.page.getByText('分析已取消，没有得出结果').waitFor({ state: 'detached' });
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  }, 120_000);
});
