import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

const begin = ({ demo, page }: InBrowser) => page.goto(demo.url);

describeInBrowser('safeguarding in a browser', begin, (own) => {
  const open = (link: string) =>
    own.page.locator('.card', { hasText: 'trial' }).getByRole('link', { name: link, exact: true }).click();
  const raise = async (sign: string) => {
    await open('报告担心');
    await own.page.getByLabel('其他孩子').selectOption({ label: '示例活动中心' });
    await own.page.getByLabel(sign).check();
    await own.page.getByLabel('用孩子的原话').fill('合成的一句话');
    await own.page.getByRole('button', { name: '提交' }).click();
    await own.page.getByRole('heading', { name: '已收到' }).waitFor();
  };

  it('takes a concern and tells nothing back but that it is stored', async () => {
    await raise('孩子此刻有危险');
    const told = await own.page.getByRole('status').textContent();
    expect(told).toBe('已收到已安全保存。处理情况不会在此显示。再报告一件');
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('shows the case with its clocks, and records what is done, by keyboard', async () => {
    await raise('孩子多次被人打或欺负');
    await own.page.goto(own.demo.url);
    await open('儿童保护');
    const link = own.page.getByRole('link', { name: '二级：24 小时内 · 示例活动中心' });
    await link.focus();
    await own.page.keyboard.press('Enter');
    await own.page.getByText('不要联系监护人').waitFor();
    expect(await own.page.getByText('合成的一句话').count()).toBe(1);
    await own.page.getByLabel('做了什么').selectOption('report');
    await own.page.getByLabel('公安').focus();
    await own.page.keyboard.press('Space');
    await own.page.getByRole('button', { name: '保存' }).focus();
    await own.page.keyboard.press('Enter');
    await own.page.getByText('已保存。').waitFor();
    const log = own.page.getByRole('region', { name: '个案记录' });
    expect(await log.getByRole('listitem').first().textContent()).toContain('依法报告 · 公安');
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('opens no wave before the referral map is signed, and says which county holds it back', async () => {
    await open('儿童保护');
    await own.page.getByRole('link', { name: '转介联络表' }).click();
    await own.page.getByRole('button', { name: '为全部县开放' }).click();
    await own.page.getByText('未签署的县：示例活动中心').waitFor();
    for (const part of await own.page.getByRole('group').all()) {
      await part.getByLabel('机构或联系人').fill('合成机构');
      await part.getByLabel('电话').fill('0692-0000000');
    }
    await own.page.getByRole('button', { name: '保存' }).click();
    await own.page.getByText('还缺：').waitFor({ state: 'detached' });
    await own.page.getByRole('button', { name: '签署' }).click();
    await own.page.getByText(/^已签署/).waitFor();
    await own.page.getByRole('button', { name: '为全部县开放' }).click();
    await own.page.getByText('已开放的县：示例活动中心').waitFor();
    expect(own.complaints).toEqual([]);
  });

  it('keeps a drill apart from real cases and reports how it went', async () => {
    await open('儿童保护');
    await own.page.getByRole('link', { name: '演练' }).click();
    await own.page.getByText('还没有演练过。').waitFor();
    await own.page.getByLabel('站点').selectOption({ label: '示例活动中心' });
    await own.page.getByRole('button', { name: '开始演练' }).click();
    await own.page.getByText('按时 3 / 3').waitFor();
    await own.page.getByRole('link', { name: '返回个案列表' }).click();
    await own.page.getByRole('button', { name: '演练个案' }).click();
    await own.page.getByText('演练，不是真实个案').first().waitFor();
    expect(await own.page.locator('.cases > li').count()).toBe(3);
    expect(own.complaints).toEqual([]);
  });

  it('offers a way to raise a concern on every page of a questionnaire, in words that tell nothing', async () => {
    await open('填写问卷');
    const code = await own.page.locator('datalist option').first().getAttribute('value');
    await own.page.getByLabel('研究编号').fill(code ?? '');
    await own.page.getByRole('button', { name: '开始' }).click();
    const [form] = await Promise.all([
      own.context.waitForEvent('page'),
      own.page.getByRole('link', { name: '访员记录' }).click(),
    ]);
    await form.getByRole('heading', { name: '报告担心' }).waitFor();
    expect(await form.getByLabel('参加项目的孩子').inputValue()).toBe(code);
  });

  it('appoints a team, hands the lead over, and takes it back, by keyboard', async () => {
    await open('儿童保护团队');
    await own.page.getByText('还没有团队').waitFor();
    const press = async (name: string | RegExp) => {
      await own.page.getByRole('button', { name }).first().focus();
      await own.page.keyboard.press('Enter');
    };
    const people = own.page.getByLabel('人员');
    await people.selectOption({ index: 1 });
    await press('加入');
    await own.page.getByText('改动尚未保存').waitFor();
    await press('保存');
    await own.page.getByText('已保存。').waitFor();
    expect(await own.page.getByText('还没有团队').count()).toBe(0);
    await press(/^移出/);
    await press('保存');
    await own.page.getByText('还没有团队').waitFor();
    await press('撤销');
    await own.page.getByText('还没有团队').waitFor({ state: 'detached' });
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('sets a cut that a questionnaire asks for, and takes it back', async () => {
    await open('儿童保护');
    await own.page.getByRole('link', { name: '警报界值' }).click();
    const field = own.page.getByRole('group', { name: 'wellbeing-baseline-p10' }).getByRole('spinbutton');
    await own.page.getByText('未设界值').first().waitFor();
    await field.fill('32.5');
    await own.page.getByRole('button', { name: '保存' }).focus();
    await own.page.keyboard.press('Enter');
    await own.page.getByText('已保存。').waitFor();
    await own.page.getByRole('button', { name: '撤销' }).click();
    await own.page.getByText('未设界值').first().waitFor();
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });
});
