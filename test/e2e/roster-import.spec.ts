import { workbookOf } from '../factories/workbook.js';
import { newDemoProject } from '../support/demo-project.js';
import { describeInBrowser, type InBrowser } from '../support/in-browser.js';

const HEADER = ['编号', '活动中心', '性别', '出生年月', '年级'];
const SOUND = [
  ['c-1', 'centre-1', '女', '2016-04', '三年级'],
  ['c-2', 'centre-1', '男', '2015-11', '四年级'],
];

async function begin({ demo, context, page }: InBrowser): Promise<void> {
  const { project } = await newDemoProject(demo, context);
  await page.goto(`${demo.url}/projects/${project.id}/roster`);
  await page.getByRole('link', { name: '导入名册' }).click();
  await page.getByRole('heading', { name: '导入名册' }).waitFor();
}

describeInBrowser('the import of a roster in a browser', begin, (own) => {
  const choose = (name: string, buffer: Buffer) =>
    own.page.getByLabel('名册文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const press = async (name: string) => {
    await own.page.getByRole('button', { name, exact: true }).focus();
    await own.page.keyboard.press('Enter');
  };

  it('knows the columns of a workbook by their names, runs dry, and stores, by keyboard', async () => {
    await choose('roster.xlsx', workbookOf([HEADER, ...SOUND]));
    await own.page.getByRole('heading', { name: '各列的含义' }).waitFor();
    expect(await own.page.getByLabel('儿童编号（不能是姓名）').inputValue()).toBe('编号');
    await own.page.getByRole('checkbox', { name: '年级' }).focus();
    await own.page.keyboard.press('Space');
    await press('试运行');
    await own.page.getByText('尚未存入任何内容。').waitFor();
    await own.page.getByText('新登记 2 · 补充 0 · 无变化 0 · 拒绝 0').waitFor();
    await press('存入');
    await own.page.getByText('已存入。').waitFor();
    await own.page.getByRole('link', { name: '返回名册' }).click();
    await own.page.getByRole('rowheader').nth(2).waitFor();
    expect(await own.page.getByRole('rowheader').count()).toBe(3);
    expect(own.complaints).toEqual([]);
    expect(await own.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('says of each wrong row why, and stores the others only when told to', async () => {
    const rows = [HEADER, ...SOUND, ['c-1', 'centre-1', '', '', ''], ['c-4', 'nowhere', '', '', '']];
    await choose('roster.csv', Buffer.from(rows.map((row) => row.join(',')).join('\n')));
    await press('试运行');
    await own.page.getByText('活动中心: 没有这个站点').waitFor();
    await own.page.getByText('编号: 编号在文件中重复出现').waitFor();
    expect(await own.page.getByRole('button', { name: '存入', exact: true }).isDisabled()).toBe(true);
    await own.page.getByLabel('跳过被拒绝的行，存入其余各行').check();
    await press('存入');
    await own.page.getByText('已存入。').waitFor();
    expect(own.complaints).toEqual([]);
  });

  it('asks what a cell means that is written its own way, and takes a dry run back when something is changed', async () => {
    await choose('roster.csv', Buffer.from('编号,活动中心,性别\nc-1,centre-1,1\n'));
    await press('试运行');
    await own.page.getByText('性别: 未说明该写法指哪种性别').waitFor();
    await own.page
      .getByRole('group', { name: '性别的写法' })
      .getByRole('combobox')
      .selectOption({ label: '女' });
    await own.page.getByText('性别: 未说明该写法指哪种性别').waitFor({ state: 'detached' });
    await press('试运行');
    await own.page.getByText('新登记 1 ·').waitFor();
    expect(own.complaints).toEqual([]);
  });

  it('takes names into the sealed store, and offers their column for nothing else', async () => {
    await choose('roster.csv', Buffer.from('编号,活动中心,姓名\nc-1,centre-1,王小明\n'));
    await own.page.getByRole('checkbox', { name: '姓名' }).check();
    await own.page.getByLabel('儿童姓名').selectOption('姓名');
    expect(await own.page.getByRole('checkbox', { name: '姓名' }).count()).toBe(0);
    await press('试运行');
    await own.page.getByText('新登记 1 ·').waitFor();
    await press('存入');
    await own.page.getByText('已存入。').waitFor();
    await own.page.getByText('加密保存的姓名 1').waitFor();
    expect(own.complaints).toEqual([]);
  });

  it('says of a file that is no table that it cannot be read', async () => {
    await choose('roster.xlsx', Buffer.from('x'));
    await own.page.getByRole('alert').getByText('无法读取该文件').waitFor();
    expect(await own.page.getByRole('heading', { name: '各列的含义' }).count()).toBe(0);
  });
});
