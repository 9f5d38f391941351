import type { Assignment, InvitedDevice, Participant, Project, Site, Wave } from '@tongxing/contracts';
import { Tablet } from '../offline/harness/tablet.js';
import { browserIsPresent } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';

/** What somebody answers who agrees. */
const AGREES = ['yes', 'clear', 'understood', 'may_stop', 'mother', 'signature'];

(browserIsPresent() ? describe : describe.skip)('a tablet and the server', () => {
  let demo: Demo;
  let tablet: Tablet;
  let session: { name: string; value: string };

  beforeAll(async () => {
    demo = await startDemo();
    await demo.signIn({
      addCookies: (cookies: (typeof session)[]) => {
        [session = { name: '', value: '' }] = cookies;
        return Promise.resolve();
      },
    } as never);
  }, 120_000);
  afterAll(async () => {
    await tablet.stop();
    await demo.stop();
  });

  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${demo.url}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-requested-by': 'tongxing',
        cookie: `${session.name}=${session.value}`,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };

  it('enrols, asks for consent, interviews, and the assignment is done at the server', async () => {
    const name = { zh: '合成项目', en: 'Synthetic project' };
    const project = await call<Project>('POST', '/projects', {
      code: 'tablet',
      name,
      allocation: 'single_group',
      synthetic: true,
      consentRequired: true,
    });
    const under = `/projects/${project.id}`;
    const site = await call<Site>('POST', `${under}/sites`, { code: 'centre-1', name, kind: 'centre' });
    const wave = await call<Wave>('POST', `${under}/waves`, {
      code: 'baseline',
      name,
      ordinal: 1,
      opensOn: dayFromToday(-10),
      closesOn: dayFromToday(10),
    });
    const { studyCode } = await call<Participant>('POST', `${under}/participants`, {
      site: site.id,
      birthMonth: dayFromToday(-10 * 366).slice(0, 7),
    });
    await call('PUT', `${under}/waves/${wave.id}/protocol`, {
      entries: [
        {
          instrument: { id: 'emotional-wellbeing-b', version: '1.1.0' },
          respondent: 'child',
          ages: { from: 9, to: 11 },
        },
      ],
    });
    await call('POST', `${under}/waves/${wave.id}/assignments`, { dryRun: false });
    const { link } = await call<InvitedDevice>('POST', `${under}/devices`, { name: 'Tablet 1' });
    tablet = new Tablet({ url: demo.url, link: demo.url + link, disturb: () => undefined });
    await tablet.prepare();
    for (const script of ['征求监护人同意', '征求照护人许可', '询问孩子的意愿']) {
      await tablet.page.getByRole('button', { name: studyCode }).click();
      await tablet.press(script);
      await tablet.onward.waitFor();
      await agree();
      await tablet.close();
    }
    await tablet.begin(studyCode);
    await tablet.finish();
    await tablet.takeBack();
    await tablet.press('待发箱');
    await tablet.press('立即发送');
    await tablet.page.locator('[data-state="receipted"]').nth(3).waitFor();
    const { items } = await call<{ items: Assignment[] }>('GET', `${under}/assignments?wave=${wave.id}`);
    expect(items).toMatchObject([{ studyCode, state: 'done', obstacles: [] }]);
  }, 300_000);

  const agree = async () => {
    for (let over = false; !over;) {
      for (const question of await tablet.page.locator('[data-question]').all()) {
        const yes = question.locator(AGREES.map((value) => `input[value="${value}"]`).join());
        if ((await yes.count()) > 0) await yes.first().check({ force: true });
      }
      over = (await tablet.onward.getAttribute('data-nav')) === 'finish';
      if (over) await tablet.onward.click();
      else await tablet.goOn();
    }
  };
});

const dayFromToday = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
