import { execFileSync } from 'node:child_process';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { codeOf } from '../factories/people.js';
import { browserIsPresent, startBrowser } from '../support/browser.js';
import { COMMAND } from '../support/built.js';
import { tongxing, until, type Command } from '../support/command.js';
import { newDatabase, type TestDatabase } from '../support/databases.js';

const PASSWORD = 'harbour violin nineteen';
const LINK = /http:\/\/127\.0\.0\.1:\d+\/first-administrator#[\w-]+/;

/** One story from the first start: each part goes on where the one before ended. */
(browserIsPresent() ? describe : describe.skip)('signing in, in a browser', () => {
  let database: TestDatabase;
  let server: Command;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let url: string;
  let secret: string;
  let recoveryCode: string;
  let invitation: string;

  beforeAll(async () => {
    database = await newDatabase('sqlite');
    server = tongxing(database.address, 'serve');
    await until(server, (output) => LINK.test(output));
    url = new URL(LINK.exec(server.output())?.[0] ?? '').origin;
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    server.process.kill('SIGTERM');
    await server.ended;
    await database.drop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'zh-CN' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
  });
  afterEach(() => context.close());

  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const fillPasswords = async () => {
    await page.getByLabel('新密码', { exact: false }).first().fill(PASSWORD);
    await page.getByLabel('再次输入新密码').fill(PASSWORD);
  };
  const signIn = async (name: string, code?: string) => {
    await page.goto(url);
    await page.getByLabel('用户名').fill(name);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await press('登录');
    if (code === undefined) return;
    await page.getByLabel('动态验证码或恢复码').fill(code);
    await press('登录');
  };

  it('makes the first administrator by the printed link, with a second factor and recovery codes', async () => {
    await page.goto(LINK.exec(server.output())?.[0] ?? '');
    await page.getByLabel('用户名').fill('li.na');
    await page.getByLabel('姓名').fill('李娜');
    await fillPasswords();
    expect(page.url()).not.toContain('#');
    await press('保存');
    await page.getByText('您的角色需要两步验证').waitFor();
    await press('设置验证器');
    await page.getByLabel('当前密码').first().fill(PASSWORD);
    await press('设置验证器');
    await page.getByRole('img', { name: '二维码' }).waitFor();
    secret = ((await page.locator('form code').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('六位验证码').fill(codeOf(secret));
    await press('确认');
    await page.locator('.recovery-codes li').first().waitFor();
    expect(await page.locator('.recovery-codes li').count()).toBe(10);
    recoveryCode = (await page.locator('.recovery-codes code').first().textContent()) ?? '';
    await press('已保存，继续');
    await page.getByText('两步验证已启用').waitFor();
    await page.getByRole('link', { name: '用户与授权' }).waitFor();
  });

  it('asks for name, password and code, and lets the administrator invite somebody and give a role', async () => {
    await signIn('li.na', codeOf(secret, 1));
    await page.getByRole('link', { name: '用户与授权' }).click();
    await page.getByLabel('用户名').fill('wang.fang');
    await page.getByLabel('姓名').fill('王芳');
    await press('邀请用户');
    invitation = (await page.locator('.notice code').textContent()) ?? '';
    expect(invitation).toMatch(/\/set-password#[\w-]{43}$/);
    const card = page.locator('.card', { hasText: '王芳' });
    await card.getByLabel('角色').selectOption({ label: '访员' });
    await card.getByRole('button', { name: '授予' }).click();
    await card.getByText('访员 · 全部项目').waitFor();
  });

  it('lets who was invited set a password and sign in, and hides what the role may not use', async () => {
    await page.goto(invitation);
    await fillPasswords();
    await press('保存');
    await page.getByText('密码已设置').waitFor();
    await signIn('wang.fang');
    await page.getByRole('link', { name: '王芳' }).waitFor();
    expect(await page.getByRole('link', { name: '用户与授权' }).count()).toBe(0);
    await page.goto(`${url}/users`);
    await page.getByText('not-found').waitFor();
    await press('退出');
    await page.getByLabel('用户名').waitFor();
  });

  it('says what is wrong in the reader’s language, and takes a recovery code in the place of the app', async () => {
    await page.goto(url);
    await page.getByLabel('用户名').fill('li.na');
    await page.getByLabel('密码', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('用户名或密码不正确').waitFor();
    expect(await page.getByText('sign-in-failed').count()).toBe(1);
    await signIn('li.na', recoveryCode);
    await page.getByRole('link', { name: '李娜' }).click();
    await press('更换验证器');
    await page.getByLabel('当前密码').first().fill(PASSWORD);
    await page.getByLabel('动态验证码或恢复码').fill(recoveryCode);
    await press('更换验证器');
    await page.getByText('second-factor-wrong').waitFor();
  });

  it('prints no further link once there is somebody, and says who there is at the terminal', () => {
    const output = execFileSync(process.execPath, [COMMAND, 'users', 'list'], {
      env: { ...process.env, TONGXING_DATABASE: database.address, LC_ALL: 'C.UTF-8' },
    }).toString();
    expect(output).toMatch(/^li\.na +active +administrator$/m);
    expect(output).toMatch(/^wang\.fang +active +enumerator$/m);
  });
});
