import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeStudyCode } from '@tongxing/contracts';
import { browserIsPresent } from '../support/browser.js';
import { cameraFlags, filmCard } from './harness/camera.js';
import { FIELD } from './harness/field-data.js';
import { startFieldServer, type FieldServer } from './harness/field-server.js';
import { Tablet } from './harness/tablet.js';

const [CODE = ''] = FIELD.codes;

(browserIsPresent() ? describe : describe.skip)('a card held before the camera', () => {
  let server: FieldServer;
  let tablet: Tablet | undefined;
  let folder: string;

  beforeEach(async () => {
    server = await startFieldServer();
    folder = mkdtempSync(join(tmpdir(), 'tongxing-film-'));
  });
  afterEach(async () => {
    await tablet?.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const scan = async (says: string | undefined) => {
    const film = join(folder, 'card.y4m');
    if (says !== undefined) filmCard(film, says);
    tablet = new Tablet(server, undefined, says === undefined ? [] : cameraFlags(film));
    await tablet.prepare();
    // No network is needed for it.
    await tablet.goOffline(true);
    await tablet.press('扫码');
    return tablet.page;
  };

  it('of a child on the list opens that child', async () => {
    const page = await scan(CODE);
    await page.locator('.study-code', { hasText: CODE }).waitFor({ timeout: 20_000 });
    expect(await page.locator('video').count()).toBe(0);
  }, 120_000);

  it('of a child who is not on it shows its code and nobody', async () => {
    const stranger = makeStudyCode('66778899');
    const page = await scan(stranger);
    await page.getByText('没有符合的人。').waitFor({ timeout: 20_000 });
    expect(await page.getByLabel('按研究编号查找').inputValue()).toBe(stranger);
  }, 120_000);

  it('that is something else changes nothing, and the camera goes on looking', async () => {
    const page = await scan('https://example.org/not-a-card');
    await page.evaluate(LOOKED_FOR_A_WHILE);
    expect(await page.getByLabel('按研究编号查找').inputValue()).toBe('');
    await tablet?.press('停止扫码');
    expect(await page.locator('video').count()).toBe(0);
  }, 120_000);

  it('where there is no camera: she is told to type the code', async () => {
    const page = await scan(undefined);
    await page.getByText('用不了相机。请在上面输入卡片上的编号。').waitFor();
    expect(await page.getByLabel('按研究编号查找').count()).toBe(1);
  }, 120_000);
});

/** Two seconds of film, in which some eight pictures are looked at. */
const LOOKED_FOR_A_WHILE = `new Promise((resolve) => {
  const look = () => (document.querySelector('video')?.currentTime > 2 ? resolve() : setTimeout(look, 100));
  look();
})`;
