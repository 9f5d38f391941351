import { readdirSync, readFileSync } from 'node:fs';
import {
  DataKeyEntity,
  MasterKey,
  ParticipantEntity,
  ProjectEntity,
  SiteEntity,
  SubmissionEntity,
  UnitOfWork,
  WaveEntity,
} from '@tongxing/api';
import { makeStudyCode, STUDY_CODE_RANDOM_DIGITS, SYNC_PROTOCOL, type SyncAnswer } from '@tongxing/contracts';
import { newProgramme } from '../factories/programme.js';
import { startApi, TEST_MASTER_KEY, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

/** What apps of every protocol ever released send, recorded when it was released and never changed since. */
const FOLDER = 'test/golden/protocols';

/** Ids that every recording uses. */
const IDS = {
  project: '019ac000-0000-7000-8000-000000000001',
  site: '019ac000-0000-7000-8000-000000000002',
  wave: '019ac000-0000-7000-8000-000000000003',
  participant: '019ac000-0000-7000-8000-000000000004',
  key: '019ac000-0000-7000-8000-00000000000a',
};

interface Recording {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body: object;
  /** The submission, and the hash of its envelope as the server is to find it. */
  readonly submission: { readonly id: string; readonly hash: string };
}

const read = (name: string): Recording => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Recording;
const recordings = (): string[] => readdirSync(FOLDER).filter((name) => name.startsWith('protocol-'));

/** The pair that recordings are sealed to. It protects nothing but them. */
const sealingKey = () =>
  JSON.parse(readFileSync(`${FOLDER}/sealing-key.json`, 'utf8')) as { pkcs8: string; point: string };

it('every protocol that is spoken has its recording, and so has what came before sealing', () => {
  const { oldest, newest } = SYNC_PROTOCOL;
  const spoken = Array.from({ length: newest - oldest + 1 }, (_, i) => `protocol-${String(oldest + i)}.json`);
  expect(recordings()).toEqual(['protocol-0.json', ...spoken]);
});

describe.each(ENGINES)('apps of earlier releases deliver on %s', (engine) => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi(engine);
    const made = await newProgramme(api);
    await api.app.get(UnitOfWork).write(async ({ manager }) => {
      const again = async (entity: new () => { id: string }, of: string, change: object) => {
        const row = await manager.findOneByOrFail(entity, { id: of });
        await manager.insert(entity, { ...row, ...change });
      };
      const { project: projectId, site: siteId } = IDS;
      await again(ProjectEntity, made.project.id, { id: projectId, code: 'recorded' });
      await again(SiteEntity, made.site.id, { id: siteId, projectId });
      await again(WaveEntity, made.baseline.id, { id: IDS.wave, projectId });
      await again(ParticipantEntity, made.participant.id, {
        id: IDS.participant,
        projectId,
        siteId,
        studyCode: makeStudyCode('0'.repeat(STUDY_CODE_RANDOM_DIGITS)),
      });
      await manager.insert(DataKeyEntity, keyRow());
    });
  });
  afterAll(() => api.stop());

  it.each(recordings())('%s', async (name) => {
    const { method, path, body, submission } = read(name);
    const answer = await api.call<Partial<SyncAnswer>>(method, path, body);
    expect([200, 201]).toContain(answer.status);
    expect(answer.body.results ?? [{ outcome: 'stored' }]).toMatchObject([{ outcome: 'stored' }]);
    const stored = await api.app
      .get(UnitOfWork)
      .read(({ manager }) => manager.findOneBy(SubmissionEntity, { id: submission.id }));
    expect(stored?.hash).toBe(submission.hash);
  });
});

function keyRow(): DataKeyEntity {
  const [purpose, scope] = ['sync-sealing', 'server'] as const;
  const master = MasterKey.of(TEST_MASTER_KEY);
  const context = JSON.stringify(['data_key', IDS.key, purpose, scope]);
  return {
    id: IDS.key,
    purpose,
    scope,
    ordinal: 1,
    state: 'active',
    wrapped: master.wrap(Buffer.from(sealingKey().pkcs8, 'base64'), context),
    masterKey: master.id,
    createdAt: '2026-01-01T00:00:00.000Z',
    destroyedAt: null,
  };
}
