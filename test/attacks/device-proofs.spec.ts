import { PROOF_WITHIN_MS, SERVER_TIME_HEADER, type Problem } from '@tongxing/contracts';
import { newDevice, type TestDevice } from '../factories/devices.js';
import { newProgramme, newSubmissionId, submissionFor, type Programme } from '../factories/programme.js';
import { callWith, OWN_PAGE, startApi, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const YEAR_MS = 365 * 24 * 60 * 60_000;

describe.each(ENGINES)('attacks on the proofs of devices on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let device: TestDevice;
  let list: string;

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
    device = await newDevice(api, programme.project.id, programme.site.id);
    list = `/projects/${programme.project.id}/participants`;
  });
  afterAll(() => api.stop());

  /** A request with a proof that somebody got hold of. */
  const withProof = (authorization: string, method: 'GET' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    callWith(api.app, { authorization })<Problem>(method, path, body);
  const codeOf = async (answer: ReturnType<typeof withProof>) => {
    const { status, body } = await answer;
    return status < 400 ? status : body.code;
  };

  it('replay: a proof is good once, also for the very same request', async () => {
    const proof = device.proofFor({ method: 'GET', path: list });
    expect(await codeOf(withProof(proof, 'GET', list))).toBe(200);
    expect(await codeOf(withProof(proof, 'GET', list))).toBe('proof-used');
  });

  it('replay: of many copies at once one is taken', async () => {
    const proof = device.proofFor({ method: 'GET', path: list });
    const all = await Promise.all(Array.from({ length: 8 }, () => codeOf(withProof(proof, 'GET', list))));
    expect(all.filter((code) => code === 200)).toHaveLength(1);
    expect(all.filter((code) => code === 'proof-used')).toHaveLength(7);
  });

  it('stolen: a proof is for its address, its query and its method, and no other', async () => {
    const proof = () => device.proofFor({ method: 'GET', path: list });
    expect(await codeOf(withProof(proof(), 'GET', `${list}?limit=1`))).toBe('sign-in-needed');
    expect(await codeOf(withProof(proof(), 'GET', '/projects'))).toBe('sign-in-needed');
    const path = `/submissions/${newSubmissionId()}`;
    const reading = device.proofFor({ method: 'GET', path, body: submissionFor(programme) });
    expect(await codeOf(withProof(reading, 'PUT', path, submissionFor(programme)))).toBe('sign-in-needed');
  });

  it('stolen: a proof is for its body, and other answers under it are stored nowhere', async () => {
    const path = `/submissions/${newSubmissionId()}`;
    const proof = device.proofFor({ method: 'PUT', path, body: submissionFor(programme) });
    const other = submissionFor(programme, { answers: { pm_laugh: 0 } });
    expect(await codeOf(withProof(proof, 'PUT', path, other))).toBe('proof-invalid');
    expect(await codeOf(withProof(proof, 'PUT', path))).toMatch(/proof-(used|invalid)/);
    expect((await device.call('PUT', path, submissionFor(programme))).status).toBe(201);
  });

  it('stolen: a proof over nothing carries no body, and one over a body does not come without', async () => {
    const path = `/submissions/${newSubmissionId()}`;
    const overNothing = device.proofFor({ method: 'PUT', path });
    expect(await codeOf(withProof(overNothing, 'PUT', path, submissionFor(programme)))).toBe('proof-invalid');
    const overBody = device.proofFor({ method: 'PUT', path, body: submissionFor(programme) });
    expect(await codeOf(withProof(overBody, 'PUT', path))).toBe('proof-invalid');
  });

  it.each([
    ['the signature', -1],
    ['the hash of the body', -100],
    ['the nonce', -140],
  ])('forged: with one character of %s changed it proves nothing', async (_, place) => {
    const proof = device.proofFor({ method: 'GET', path: list });
    const at = proof.length + place - 1;
    const changed = proof.slice(0, at) + (proof[at] === 'A' ? 'B' : 'A') + proof.slice(at + 1);
    expect(await codeOf(withProof(changed, 'GET', list))).toBe('sign-in-needed');
  });

  it('forged: one device does not sign for another', async () => {
    const other = await newDevice(api, programme.project.id);
    const proof = other.proofFor({ method: 'GET', path: list }).replace(other.id, device.id);
    expect(await codeOf(withProof(proof, 'GET', list))).toBe('sign-in-needed');
  });

  it('revoked: nothing is taken from the moment on, and a proof made before is worth nothing', async () => {
    const lost = await newDevice(api, programme.project.id);
    const before = lost.proofFor({ method: 'GET', path: list });
    await api.call('DELETE', `/projects/${programme.project.id}/devices/${lost.id}`);
    expect(await codeOf(withProof(before, 'GET', list))).toBe('sign-in-needed');
    expect((await lost.call('GET', list)).status).toBe(401);
  });

  it.each([
    ['a year slow', -YEAR_MS],
    ['a year fast', YEAR_MS],
    ['just too slow', -PROOF_WITHIN_MS - 5000],
  ])(
    'clock: a device whose clock is %s is told the time, and is taken when it signs by that',
    async (_, off) => {
      const proof = device.proofFor({ method: 'GET', path: list, at: Date.now() + off });
      const refused = await withProof(proof, 'GET', list);
      expect([refused.status, refused.body.code]).toEqual([401, 'proof-untimely']);
      const told = Date.parse(String(refused.headers[SERVER_TIME_HEADER]));
      const corrected = device.proofFor({ method: 'GET', path: list, at: told });
      expect(await codeOf(withProof(corrected, 'GET', list))).toBe(200);
    },
  );

  it('clock: a stranger learns neither the time nor whether there is such a device', async () => {
    const proof = device.proofFor({ method: 'GET', path: '/projects', at: Date.now() - YEAR_MS });
    const { body, headers } = await withProof(proof, 'GET', list);
    expect(body.code).toBe('sign-in-needed');
    expect(headers[SERVER_TIME_HEADER]).toBeUndefined();
  });

  it('a proof as a cookie, a token of old, and a session beside a wrong proof open nothing', async () => {
    const proof = device.proofFor({ method: 'GET', path: list });
    const asCookie = callWith(api.app, { ...OWN_PAGE, cookie: `tongxing=${proof.split(' ')[1] ?? ''}` });
    expect((await asCookie('GET', list)).status).toBe(401);
    expect(await codeOf(withProof(`Bearer ${'A'.repeat(43)}`, 'GET', list))).toBe('sign-in-needed');
    const beside = await api.call('GET', list, undefined, { authorization: 'Device wrong' });
    expect(beside.status).toBe(401);
  });
});
