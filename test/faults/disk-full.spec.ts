import type { Problem } from '@tongxing/contracts';
import { ScoreEntity, SubmissionEntity, UnitOfWork } from '@tongxing/api';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';

describe('a full disk', () => {
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    api = await startApi('sqlite');
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const unitOfWork = () => api.app.get(UnitOfWork);
  /** SQLite answers as on a full disk once its file may not grow beyond this many pages; 0 asks only. */
  const pages = (largest: number) =>
    unitOfWork().write(async (tx) => {
      const [row] = await tx.manager.query<{ max_page_count: number }[]>(
        `PRAGMA max_page_count${largest > 0 ? ` = ${String(largest)}` : ''}`,
      );
      return row?.max_page_count ?? 0;
    });
  const counts = () =>
    unitOfWork().read(async ({ manager }) => [
      await manager.count(SubmissionEntity),
      await manager.count(ScoreEntity),
    ]);
  const put = () => api.call<Problem>('PUT', `/submissions/${newSubmissionId()}`, submissionFor(programme));

  it('refuses submissions as unavailable, stores no part of one, and goes on when there is room again', async () => {
    const unlimited = await pages(0);
    await pages(1);
    const answers = [];
    while (answers.at(-1)?.status !== 503 && answers.length < 500) answers.push(await put());
    const full = answers.at(-1);
    expect(full?.body.code).toBe('storage-unavailable');
    expect(full?.headers['retry-after']).toBe('5');

    const [submissions = 0, scores = 0] = await counts();
    expect(submissions).toBe(answers.length - 1);
    expect((await Promise.all(Array.from({ length: 10 }, put))).map((a) => a.status)).toEqual(
      Array(10).fill(503),
    );
    expect(await counts()).toEqual([submissions, scores]);

    await pages(unlimited);
    expect((await put()).status).toBe(201);
    const perSubmission = scores / submissions;
    expect(await counts()).toEqual([submissions + 1, scores + perSubmission]);
  });
});
