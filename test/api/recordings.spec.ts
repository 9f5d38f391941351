import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApiOn, type TestApi } from '../support/api.js';
import { newDatabase } from '../support/databases.js';

describe('recorded questions', () => {
  const surveys = mkdtempSync(join(tmpdir(), 'tongxing-recordings-'));
  const spoken = Buffer.from('ID3 synthetic');
  let api: TestApi;

  beforeAll(async () => {
    const folder = join(surveys, 'moods', '1.0.0', 'locales', 'zh-CN', 'audio');
    mkdirSync(folder, { recursive: true });
    for (const file of ['calm.mp3', 'calm.2.mp3', 'notes.txt', 'too.many.dots.mp3'])
      writeFileSync(join(folder, file), spoken);
    writeFileSync(join(surveys, 'moods', '1.0.0', 'secret.mp3'), 'not a recording');
    api = await startApiOn(await newDatabase('sqlite'), surveys);
  });
  afterAll(async () => {
    await api.stop();
    rmSync(surveys, { recursive: true });
  });

  it('are listed by language, question and answer; other files are not', async () => {
    const { body } = await api.call('GET', '/instruments/moods/1.0.0/audio');
    expect(body).toEqual({
      items: [
        { language: 'zh-CN', name: 'calm' },
        { language: 'zh-CN', name: 'calm.2' },
      ],
    });
  });

  it('are an empty list for a version without any', async () => {
    expect((await api.call('GET', '/instruments/moods/2.0.0/audio')).body).toEqual({ items: [] });
  });

  it('are served as they lie in their folder', async () => {
    const { status, headers, bytes } = await api.call('GET', '/instruments/moods/1.0.0/audio/zh-CN/calm.2');
    expect([status, headers['content-type'], bytes.equals(spoken)]).toEqual([200, 'audio/mpeg', true]);
  });

  it.each([
    ['/instruments/moods/1.0.0/audio/en/calm', 404],
    ['/instruments/moods/1.0.0/audio/zh-CN/other', 404],
    ['/instruments/moods/1.0.0/audio/zh-CN/..%2F..%2F..%2Fsecret', 400],
    ['/instruments/moods/1.0.0/audio/zh-CN/%2e%2e', 404],
    ['/instruments/..%2Fmoods/1.0.0/audio', 400],
    ['/instruments/moods/1.0.0/audio/fr/calm', 400],
  ])('never leave their folder: %s answers %i', async (path, status) => {
    expect((await api.call('GET', path)).status).toBe(status);
  });
});
