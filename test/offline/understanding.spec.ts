import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { browserIsPresent } from '../support/browser.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { Outbox } from './harness/outbox.js';
import { PIN, Tablet } from './harness/tablet.js';

const [CODE = ''] = FIELD.codes;
const GIVE_BACK = '请把平板还给访员。';

interface Question {
  readonly name: string;
  readonly title: { readonly default: string };
  readonly choices: readonly { readonly value: unknown; readonly text: { readonly default: string } }[];
}

const checksOf = (path: string): Question[] =>
  (JSON.parse(readFileSync(path, 'utf8')) as { pages: { elements: Question[] }[] }).pages
    .flatMap(({ elements }) => elements)
    .filter(({ name }) => name === 'check_understood');

it('every shipped check asks for what is done every day, and its highest step says so', () => {
  const paths = readdirSync('surveys', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('questionnaire.json'))
    .map((path) => `surveys/${path}`);
  const checks = paths.flatMap(checksOf);
  expect(checks.length).toBeGreaterThan(5);
  for (const { title, choices } of checks) {
    const steps = choices.filter(({ value }) => typeof value === 'number');
    const highest = steps.reduce((one, other) => (Number(other.value) > Number(one.value) ? other : one));
    expect(title.default).toMatch(/every day/);
    expect(highest.text.default).toMatch(/every day|a lot of the time/);
  }
});

(browserIsPresent() ? describe : describe.skip)('a child who fails the check of understanding', () => {
  let server: FieldServer;
  let tablet: Tablet;
  let page: Page;

  beforeEach(async () => {
    server = await startFieldServer();
    tablet = new Tablet(server);
    await tablet.prepare();
    ({ page } = tablet);
    await tablet.begin(CODE);
    while ((await tablet.question()) !== 'check_understood') await tablet.goOn();
  }, 120_000);
  afterEach(async () => {
    await tablet.stop();
    await server.stop();
  });

  /** Answers as given, or not at all, and goes on. */
  const answer = async (value?: string) => {
    if (value !== undefined) await page.locator(`.choice input[value="${value}"]`).check({ force: true });
    await tablet.onward.click();
  };
  const takeBack = async () => {
    await page.getByText(GIVE_BACK).waitFor();
    await tablet.press('访员');
    await page.getByLabel('访员密码').fill(PIN);
    await tablet.press('继续');
    await page.getByText('请再讲一遍怎样作答').waitFor();
  };
  const submission = async () => {
    const outbox = new Outbox(tablet);
    await outbox.open();
    await outbox.empties();
    const [payload] = server.stored.values();
    if (payload?.kind !== 'submission') throw new Error('no submission came');
    return payload;
  };

  it.each([
    ['wrong', '0'],
    ['not known', 'dont_know'],
    ['skipped', undefined],
  ])(
    'because it was %s: gives the tablet back, and the interviewer asks the rest',
    async (_, value) => {
      await answer(value);
      await takeBack();
      await tablet.press('由我来读题');
      await tablet.onward.waitFor();
      expect(await page.getByRole('button', { name: '暂停' }).count()).toBe(1);
      while ((await tablet.onward.getAttribute('data-nav')) !== 'finish') {
        await tablet.answer();
        await tablet.goOn();
      }
      await tablet.onward.click();
      await tablet.close();
      const { submission: sent, paradata } = await submission();
      expect(sent.mode).toBe('interviewer');
      expect(sent.answers['check_understood']).toEqual(value === '0' ? 0 : value);
      expect(paradata).toMatchObject({ takenOverAt: 'p_parents_away' });
    },
    120_000,
  );

  it('is not let on by a tab that dies, nor told of a mistake, and may be stopped', async () => {
    await answer('1');
    await page.getByText(GIVE_BACK).waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/错|不对|理解/);
    await tablet.killTab();
    ({ page } = tablet);
    await tablet.openApp();
    await tablet.press('接着做');
    await tablet.press('现在交出');
    await takeBack();
    await tablet.press('到此为止');
    await tablet.takeBack();
    const { submission: sent } = await submission();
    expect([sent.mode, sent.answers['check_understood']]).toEqual(['self', 1]);
  }, 120_000);

  it('who passes it goes on alone', async () => {
    await answer('3');
    await page.locator('[data-question="parents_away"]').waitFor();
    expect(await page.getByText(GIVE_BACK).count()).toBe(0);
  }, 120_000);
});
