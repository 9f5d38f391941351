import type { BatchResult, Problem, SubmissionEnvelope, SubmissionReceipt } from '@tongxing/contracts';
import { ScoreEntity, SubmissionEntity, UnitOfWork } from '@tongxing/api';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

describe.each(ENGINES)('submissions on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
  });
  afterAll(() => api.stop());

  const put = <T = Problem>(id: string, body: unknown) => api.call<T>('PUT', `/submissions/${id}`, body);
  const stored = () => api.app.get(UnitOfWork).read((view) => view.manager.count(SubmissionEntity));
  const expectRefused = async (body: unknown, status: number, code: string, id = newSubmissionId()) => {
    const before = await stored();
    const answer = await put(id, body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(await stored()).toBe(before);
    return answer.body;
  };

  it('are stored once: new is created, the same again is identical, different content conflicts', async () => {
    const id = newSubmissionId();
    const envelope = submissionFor(programme);
    const created = await put<SubmissionReceipt>(id, envelope);
    expect([created.status, created.body.outcome]).toEqual([201, 'created']);
    const again = await put<SubmissionReceipt>(id, envelope);
    expect([again.status, again.body]).toEqual([200, { ...created.body, outcome: 'identical' }]);
    await expectRefused(submissionFor(programme, { answers: { pm_laugh: 3 } }), 409, 'submission-conflict', id);
    expect((await put<SubmissionReceipt>(id, envelope)).status).toBe(200);
  });

  it('are identical whatever the order of their keys', async () => {
    const id = newSubmissionId();
    const { answers, ...rest } = submissionFor(programme);
    await put(id, { ...rest, answers });
    const reversed = Object.fromEntries(Object.entries(answers).reverse());
    expect((await put(id, { answers: reversed, ...rest })).status).toBe(200);
  });

  it('are scored in the transaction that stores them', async () => {
    const id = newSubmissionId();
    await put(id, submissionFor(programme, { answers: { life_hill: 7, ln_nobody: 3, ln_miss: 1 } }));
    const scores = await api.app
      .get(UnitOfWork)
      .read((view) => view.manager.findBy(ScoreEntity, { submissionId: id }));
    const byScale = new Map(scores.map((s) => [s.scale, s]));
    expect(byScale.get('life-hill')).toMatchObject({ value: 70, answered: 1, items: 1 });
    expect(byScale.get('loneliness')?.value).toBeCloseTo(100 / 3, 12);
    expect(byScale.get('wellbeing')).toMatchObject({ value: null, answered: 2, items: 15 });
  });

  it('sent twenty times at once are stored once', async () => {
    const id = newSubmissionId();
    const before = await stored();
    const answers = await Promise.all(Array.from({ length: 20 }, () => put(id, submissionFor(programme))));
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(19);
    expect(await stored()).toBe(before + 1);
  });

  it('sent at once under one id with different content: one is stored, the others conflict', async () => {
    const id = newSubmissionId();
    const answers = await Promise.all(
      [0, 1, 2, 3].map((laugh) => put(id, submissionFor(programme, { answers: { pm_laugh: laugh } }))),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409, 409]);
  });

  it.each([
    ['a hidden question', { parents_away: 'no', cn_parent: 1 }, 'question-hidden', 'cn_parent'],
    ['an unknown question', { shoe_size: 36 }, 'question-unknown', 'shoe_size'],
    ['a number out of range', { pm_laugh: 7 }, 'answer-out-of-range', 'pm_laugh'],
    ['a number between two choices', { pm_laugh: 1.5 }, 'answer-out-of-range', 'pm_laugh'],
    ['a text where a number belongs', { pm_laugh: '2' }, 'answer-not-a-choice', 'pm_laugh'],
    ['an unknown choice', { parents_away: 'perhaps' }, 'answer-not-a-choice', 'parents_away'],
    ['an object', { pm_laugh: { value: 2 } }, 'answer-wrong-type', 'pm_laugh'],
    ['a list', { pm_laugh: [2] }, 'answer-wrong-type', 'pm_laugh'],
    ['null', { pm_laugh: null }, 'answer-wrong-type', 'pm_laugh'],
    ['a rating beyond its end', { life_hill: 11 }, 'answer-out-of-range', 'life_hill'],
    ['a comment nobody asked for', { 'pm_laugh-Comment': 'x' }, 'question-unknown', 'pm_laugh-Comment'],
    ['a name from the language itself', { constructor: 1 }, 'question-unknown', 'constructor'],
  ])('with %s are refused by name of the question', async (_, answers, code, question) => {
    const problem = await expectRefused(submissionFor(programme, { answers }), 422, 'answers-invalid');
    expect(problem.errors).toEqual([{ code, question }]);
  });

  it('of an unknown version, an unpublished number or a changed content are refused', async () => {
    const { instrument } = submissionFor(programme);
    const pinned = (change: Partial<typeof instrument>) =>
      submissionFor(programme, { instrument: { ...instrument, ...change } });
    await expectRefused(pinned({ id: 'nothing-like-it' }), 422, 'instrument-version-unknown');
    await expectRefused(pinned({ version: '9.9.9' }), 422, 'instrument-version-unknown');
    await expectRefused(pinned({ hash: '0'.repeat(64) }), 422, 'instrument-hash-mismatch');
  });

  it('for another project, an unknown wave or an unknown participant are refused', async () => {
    const other = await newProgramme(api);
    await expectRefused(submissionFor(programme, { wave: newSubmissionId() }), 422, 'wave-unknown');
    await expectRefused(
      submissionFor(programme, { participant: newSubmissionId() }),
      422,
      'participant-unknown',
    );
    await expectRefused(
      submissionFor(programme, { participant: other.participant.id }),
      422,
      'participant-unknown',
    );
  });

  it('that are not well formed are refused before anything is looked up', async () => {
    const deep = `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`;
    const rest: Partial<SubmissionEnvelope> = submissionFor(programme);
    delete rest.answers;
    await expectRefused('{"participant": ', 400, 'request-malformed');
    await expectRefused('[]', 400, 'request-invalid');
    await expectRefused('null', 400, 'request-invalid');
    await expectRefused({ ...submissionFor(programme), extra: 1 }, 400, 'request-invalid');
    await expectRefused({ ...rest, answers: [] }, 400, 'request-invalid');
    await expectRefused({ ...rest, answers: 'x' }, 400, 'request-invalid');
    await expectRefused(
      JSON.stringify({ ...rest, answers: 0 }).replace('"answers":0', `"answers":${deep}`),
      400,
      'request-invalid',
    );
    await expectRefused({ ...rest, answers: { pm_laugh: '\ud800' } }, 400, 'request-invalid');
    await expectRefused(`{"__proto__":{"x":1},"answers":{}}`, 400, 'request-malformed');
    await expectRefused(
      submissionFor(programme),
      400,
      'submission-id-invalid',
      '4b1c9f9e-6a1d-4c3e-9b5a-0d6f8a7b6c5d',
    );
    await expectRefused(submissionFor(programme), 400, 'submission-id-invalid', 'x');
  });

  it('of five megabytes are refused as too large', async () => {
    await expectRefused(
      submissionFor(programme, { answers: { pm_laugh: 'a'.repeat(5_000_000) } }),
      413,
      'request-too-large',
    );
  });

  it('in a batch succeed and fail one by one', async () => {
    const [first, second] = [newSubmissionId(), newSubmissionId()];
    const good = submissionFor(programme);
    const { status, body } = await api.call<BatchResult>('POST', '/submissions/batch', {
      submissions: [
        { id: first, submission: good },
        { id: first, submission: good },
        { id: first, submission: submissionFor(programme, { answers: {} }) },
        { id: second, submission: submissionFor(programme, { answers: { pm_laugh: 9 } }) },
        { id: second, submission: good },
        { id: 'x', submission: good },
        'nonsense',
        { id: newSubmissionId() },
      ],
    });
    expect(status).toBe(200);
    expect(body.results.map((r) => r.status)).toEqual([201, 200, 409, 422, 201, 400, 400, 400]);
    expect(body.results[3]?.problem).toMatchObject({
      code: 'answers-invalid',
      errors: [{ code: 'answer-out-of-range', question: 'pm_laugh' }],
    });
  });

  it('are answered in the language of the caller, and never with an answer in the problem', async () => {
    const answer = await api.call<Problem>(
      'PUT',
      `/submissions/${newSubmissionId()}`,
      submissionFor(programme, { answers: { pm_laugh: 'a secret' } }),
      { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' },
    );
    expect(answer.body.title).toBe('部分答案不符合问卷要求');
    expect(answer.bytes.toString()).not.toContain('secret');
  });
});
