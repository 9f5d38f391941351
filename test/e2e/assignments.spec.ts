import { newDemoProject, type DemoProject } from '../support/demo-project.js';
import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

let programme: DemoProject;

async function begin({ demo, context, page }: InBrowser): Promise<void> {
  programme = await newDemoProject(demo, context);
  await page.goto(`${demo.url}/projects/${programme.project.id}/assignments`);
}

describeInBrowser('assignments in a browser', begin, (own) => {
  it('are made by what was chosen, ended with a reason, and taken up again', async () => {
    await own.page.getByText('本轮还没有任务。').first().waitFor();
    await own.page.getByText('选定问卷', { exact: true }).click();
    await own.page
      .getByLabel(/监护人问卷/)
      .first()
      .check();
    await own.page.getByRole('button', { name: '保存问卷安排' }).click();
    await own.page.getByRole('button', { name: '试算' }).click();
    await own.page.getByText('将生成').waitFor();
    await own.page.getByRole('button', { name: '生成', exact: true }).click();
    await own.page.getByText('已生成').waitFor();
    await own.page.getByRole('region', { name: '任务列表' }).getByRole('link').first().click();
    const closing = own.page.getByRole('form', { name: '结束任务' });
    await closing.getByLabel('日期').fill('2026-03-02');
    await closing.getByLabel('原因').selectOption({ label: '监护人不同意' });
    await closing.getByRole('button', { name: '结束任务' }).click();
    await own.page.getByRole('cell', { name: '结束 拒绝' }).waitFor();
    await own.page.getByRole('button', { name: '撤销最近一步' }).click();
    await own.page.getByRole('cell', { name: '结束 拒绝 (已撤销)' }).waitFor();
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('show no question before consent is there, and lead to where it is recorded', async () => {
    await own.page.goto(
      `${own.demo.url}/projects/${programme.project.id}/questionnaire?code=${programme.participant.studyCode}`,
    );
    await own.page.getByRole('button', { name: '开始' }).click();
    await own.page.getByText('问卷没有打开。请先取得并登记同意，再开始提问。').waitFor();
    await own.page.getByText('缺少监护人同意').waitFor();
    await own.page.getByRole('link', { name: '登记同意' }).click();
    await own.page.getByRole('form', { name: '登记同意' }).waitFor();
    expect(own.complaints).toEqual([]);
  });
});
