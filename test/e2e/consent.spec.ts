import { newDemoProject } from '../support/demo-project.js';
import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

async function begin({ demo, context, page }: InBrowser): Promise<void> {
  const { project, participant } = await newDemoProject(demo, context);
  await page.goto(`${demo.url}/projects/${project.id}/roster/${participant.id}`);
  await page.getByRole('heading', { name: '登记同意' }).waitFor();
}

describeInBrowser('the records of consent in a browser', begin, (own) => {
  const form = () => own.page.getByRole('form', { name: '登记同意' });
  const witnesses = () => form().getByRole('combobox', { name: '见证人', exact: true });
  const record = async (who: string, script: string, wave?: string) => {
    await form().getByLabel(who, { exact: true }).check();
    if (wave !== undefined) await form().getByLabel('轮次').selectOption({ label: wave });
    await form().getByLabel('参加调查').check();
    await form().getByLabel('所念文本及版本').selectOption(script);
    await form().getByLabel('取得日期').fill('2026-03-02');
    await form().getByRole('button', { name: '登记' }).focus();
    await own.page.keyboard.press('Enter');
  };

  it('take guardian, carer and child one by one, until nothing is missing at the wave', async () => {
    await own.page.getByText('缺少监护人同意 · 缺少照护人许可 · 缺少儿童本轮的同意').waitFor();
    await record('监护人', 'guardian-consent@1.0.0');
    await own.page.getByText('缺少照护人许可 · 缺少儿童本轮的同意', { exact: true }).waitFor();
    await record('照护人', 'carer-permission@1.0.0');
    await own.page.getByRole('cell', { name: '缺少儿童本轮的同意', exact: true }).waitFor();
    await record('儿童本人', 'child-assent-b@1.0.0', '基线');
    await own.page.getByRole('cell', { name: '齐全' }).nth(1).waitFor();
    expect(await own.page.getByRole('cell', { name: '同意 · 参加调查' }).count()).toBe(3);
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('keep the hash of a file that never leaves the browser, and say who saw the thumb', async () => {
    const sent: string[] = [];
    own.page.on('request', (request) => sent.push(request.postData() ?? ''));
    await form().getByLabel('留下的凭据').selectOption({ label: '手印' });
    await witnesses().selectOption({ label: '我本人' });
    await form()
      .getByLabel('选择文件')
      .setInputFiles({ name: 'page.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('abc') });
    // SHA-256 of "abc", FIPS 180-4.
    await form().getByText('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad').waitFor();
    await record('监护人', 'guardian-consent@1.0.0');
    await own.page.getByText('ba7816bf8f01…').waitFor();
    expect(sent.filter((body) => body.includes('ba7816bf8f01'))).toHaveLength(1);
    expect(sent.filter((body) => body.includes('page.jpg'))).toEqual([]);
  });

  it('need a witness where a thumbprint was given, and take no name for a code', async () => {
    await form().getByLabel('留下的凭据').selectOption({ label: '手印' });
    await record('监护人', 'guardian-consent@1.0.0');
    expect(await witnesses().and(own.page.locator(':invalid')).count()).toBe(1);
    await witnesses().selectOption({ label: '没有账户的工作人员' });
    await form().getByLabel('见证人代码').fill('staff 7');
    await form().getByRole('button', { name: '登记' }).click();
    await form().getByRole('alert').waitFor();
    await form().getByLabel('见证人代码').fill('staff-7');
    await form().getByRole('button', { name: '登记' }).click();
    await own.page.getByText('已登记。', { exact: true }).waitFor();
  });
});
