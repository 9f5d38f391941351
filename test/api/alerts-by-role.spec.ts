import { openApiDocument } from '@tongxing/api';
import { ROLES, type Problem, type Role } from '@tongxing/contracts';
import { newProgramme, newSubmissionId, type Programme } from '../factories/programme.js';
import { Carer, IN_DANGER, NOTHING_WRONG, phoneSubmissions } from '../factories/safeguarding.js';
import { startApi, type Call, type TestApi } from '../support/api.js';
import { ENGINES } from '../support/databases.js';

const OTHERS = ROLES.filter((role) => role !== 'safeguarding_lead');

/** No role but the safeguarding lead's can tell whether there is an alert, whatever it asks for. */
describe.each(ENGINES)('alerts by role on %s', (engine) => {
  let api: TestApi;
  let programme: Programme;
  let lead: Carer;
  let alert: string;
  let under: string;
  const callOf = new Map<Role, Call>();

  beforeAll(async () => {
    api = await startApi(engine);
    programme = await newProgramme(api);
    under = `/projects/${programme.project.id}`;
    lead = await Carer.of(api, programme.project.id);
    for (const role of OTHERS) callOf.set(role, (await api.as([{ role, project: programme.project.id }])).call);
    const submissionOf = await phoneSubmissions(api, programme);
    await api.call('PUT', `/submissions/${newSubmissionId()}`, submissionOf(NOTHING_WRONG));
    await api.call('PUT', `/submissions/${newSubmissionId()}`, submissionOf(IN_DANGER));
    alert = (await lead.queue())[0]!.id;
  });
  afterAll(() => api.stop());

  const as = (role: Role): Call => callOf.get(role)!;
  const raiseConcern = (call: Call) =>
    call('PUT', `${under}/safeguarding/concerns/${newSubmissionId()}`, {
      participant: programme.participant.id,
      signs: ['danger_now'],
    });

  it.each(OTHERS)('are not there for %s, by any address', async (role) => {
    const call = as(role);
    const absent = (await call<Problem>('GET', `/projects/${newSubmissionId()}`)).bytes;
    const answers = [
      await call('GET', `${under}/safeguarding/alerts`),
      await call('GET', `${under}/safeguarding/alerts?drill=true`),
      await call('GET', `${under}/safeguarding/alerts/${alert}`),
      await call('GET', `${under}/safeguarding/alerts/${newSubmissionId()}`),
      await call('POST', `${under}/safeguarding/alerts/${alert}/steps`, { kind: 'acknowledge' }),
      await call('POST', `${under}/safeguarding/alerts/${alert}/steps`, { kind: 'nonsense' }),
      await call('GET', `${under}/safeguarding/drills`),
      await call('GET', `${under}/safeguarding/team`),
    ];
    for (const { bytes } of answers) expect(bytes.toString()).toBe(absent.toString());
  });

  it.each(OTHERS)('change nothing that %s can read', async (role) => {
    const readAll = async () => {
      const read: Record<string, string> = {};
      for (const path of addresses()) {
        const { status, bytes } = await as(role)('GET', path);
        read[path] = `${String(status)} ${stable(bytes)}`;
      }
      return read;
    };
    await readAll();
    const before = await readAll();
    expect(Object.values(before).filter((answer) => answer.startsWith('200')).length).toBeGreaterThan(4);
    await raiseConcern(api.call);
    await lead.step(alert, { kind: 'note', text: '记录' });
    expect(await readAll()).toEqual(before);
  });

  /** An answer but for the time of asking and signatures, which differ each time by themselves: of those the length. */
  const stable = (bytes: Buffer): string =>
    bytes
      .toString('latin1')
      .replace(/(until|issuedAt)\W{3,8}[-0-9T:.]+Z/g, (time) => String(time.length))
      .replace(/"signature":"[^"]*"/g, (signature) => String(signature.length));

  /** Every address that can be read, with the ids of the programme where it names some; but for what changes with time. */
  const addresses = (): string[] => {
    const ids: Readonly<Record<string, string>> = {
      project: programme.project.id,
      site: programme.site.id,
      county: programme.site.id,
      wave: programme.baseline.id,
      participant: programme.participant.id,
      code: programme.participant.studyCode,
      instrument: 'guardian-phone',
      version: '1.0.0',
      alert,
    };
    return Object.entries(openApiDocument(api.app).paths)
      .filter(([path, { get }]) => get && !/health|session|account|audit|cards/.test(path))
      .map(([path]) =>
        path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? alert),
      );
  };

  it.each(['supervisor', 'enumerator'] as const)('are told to %s by no answer to a concern', async (role) => {
    const { status, body } = await raiseConcern(as(role));
    expect([status, body]).toEqual([200, { received: true }]);
  });

  it('are seen by nobody who is not signed in', async () => {
    const { body } = await api.anonymous<Problem>('GET', `${under}/safeguarding/alerts`);
    expect(body.code).toBe('sign-in-needed');
  });

  it('are seen by a lead of one site where the child is there, and not where it is not', async () => {
    const other = (
      await api.call<{ id: string }>('POST', `${under}/sites`, {
        code: 'elsewhere',
        name: { zh: '别处', en: 'Elsewhere' },
        kind: 'village',
      })
    ).body.id;
    const here = await Carer.of(api, programme.project.id, programme.site.id);
    const elsewhere = await Carer.of(api, programme.project.id, other);
    expect((await here.queue()).map(({ id }) => id)).toContain(alert);
    expect(await elsewhere.queue()).toEqual([]);
    expect((await elsewhere.read(alert)).status).toBe(404);
    expect((await elsewhere.step(alert, { kind: 'acknowledge' })).status).toBe(404);
  });
});
