import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

async function begin({ demo, page }: InBrowser): Promise<void> {
  await page.goto(demo.url);
  const card = page.locator('.card', { hasText: 'film-mood' });
  await card.getByRole('link', { name: '数据权利与保存期限' }).click();
  await page.getByRole('heading', { name: '登记请求' }).waitFor();
}

describeInBrowser('requests about data in a browser', begin, (own) => {
  const rows = () => own.page.getByRole('region', { name: '当事人请求' }).locator('tbody tr');
  const someCode = async () => {
    const page = await own.page.context().newPage();
    await page.goto(own.page.url().replace(/privacy$/, 'roster'));
    const code = await page.locator('tbody a').first().innerText();
    await page.close();
    return code;
  };
  const record = async (code: string, kind: string, day: string) => {
    await own.page.getByLabel('研究编号').fill(code);
    await own.page.getByRole('combobox', { name: '请求', exact: true }).selectOption({ label: kind });
    await own.page.getByLabel('收到日期').fill(day);
    await own.page.getByRole('button', { name: '登记' }).click();
  };

  it('a code that nobody has is told before anything is sent', async () => {
    await own.page.getByLabel('研究编号').fill('NOBODY');
    await own.page.getByText('本项目没有这个研究编号。').waitFor();
    expect(await own.page.getByRole('button', { name: '登记' }).isDisabled()).toBe(true);
  });

  it('what came is due thirty days later, and what is late stands first and says so', async () => {
    const code = await someCode();
    const today = new Date().toISOString().slice(0, 10);
    await record(code, '更正', today);
    await rows().nth(0).getByText('待答复').waitFor();
    await record(code, '复制', '2026-03-01');
    await rows().nth(0).getByText('已逾期').waitFor();
    expect(await rows().nth(0).innerText()).toContain('2026-03-31');
    expect(await rows().nth(1).innerText()).not.toContain('已逾期');
  });

  it('a copy is handed over as a file that opens, and the request is then closed', async () => {
    const arriving = own.page.waitForEvent('download');
    await rows().nth(0).getByRole('button', { name: '数据副本（PDF）' }).click();
    expect((await arriving).suggestedFilename()).toMatch(/^tongxing-copy-[0-9a-f]{8}\.pdf$/);
    await rows().nth(0).getByRole('button', { name: '标记为已办理' }).click();
    await rows().nth(0).getByRole('group').getByRole('button', { name: '标记为已办理' }).click();
    await rows().nth(1).getByText('已办理').waitFor();
  });

  it('a refusal says why, and cannot be given without a reason', async () => {
    expect(await rows().nth(0).getByRole('button', { name: '拒绝' }).count()).toBe(0);
    await rows().nth(0).getByLabel('拒绝原因').selectOption({ label: '未能证明身份' });
    await rows().nth(0).getByRole('button', { name: '拒绝' }).click();
    await rows().nth(0).getByRole('group').getByRole('button', { name: '拒绝' }).click();
    await rows().getByText('未能证明身份').waitFor();
  });

  it('names are due a year after the final report', async () => {
    const kept = own.page.getByRole('region', { name: '保存期限' });
    await kept.getByLabel('终期报告日期').fill('2026-11-01');
    await kept.getByRole('button', { name: '保存' }).click();
    await kept.getByText('2027-11-01').waitFor();
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});
