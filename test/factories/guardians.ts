import { readFileSync } from 'node:fs';
import type {
  Assignment,
  GuardianAnswers,
  GuardianPage,
  MadeGuardianLink,
  NewConsent,
  Participant,
  Problem,
  SubmissionReceipt,
} from '@tongxing/contracts';
import { callWith, OWN_PAGE, type Answer, type Person, type TestApi } from '../support/api.js';
import { newSubmissionId, publishShipped, type Programme } from './programme.js';

/** What a guardian answers in these tests. */
export const ASKED = { id: 'guardian-survey', version: '1.0.0' };
export const SCRIPT = { id: 'guardian-consent', version: '1.0.0' };

const exampleOf = (instrument: string, name: string): Record<string, unknown> =>
  (
    JSON.parse(readFileSync(`surveys/${instrument}/1.0.0/examples/${name}.json`, 'utf8')) as {
      answers: Record<string, unknown>;
    }
  ).answers;

export const WHOLE = exampleOf('guardian-survey', 'all-best');
export const NO_ADULT_TONIGHT = exampleOf('guardian-survey', 'red-flag-no-adult-tonight');
export const AGREES = exampleOf('guardian-consent', 'survey-only');
export const REFUSES = exampleOf('guardian-consent', 'refused');
export const NO_GUARDIAN = exampleOf('guardian-consent', 'not-a-guardian');

/** Assignments for guardians at a programme's baseline. */
export class Guardians {
  private constructor(
    readonly api: TestApi,
    readonly programme: Programme,
    private readonly hashes: { readonly script: string; readonly asked: string },
  ) {}

  /** Publishes what is asked, and lays down that guardians are asked it. */
  static async of(api: TestApi, programme: Programme): Promise<Guardians> {
    const shipped = ({ id, version }: typeof ASKED) => publishShipped(api, { instrument: id, version });
    const hashes = { script: await shipped(SCRIPT), asked: await shipped(ASKED) };
    const { project, baseline } = programme;
    const entries = [
      { instrument: ASKED, respondent: 'guardian' },
      { instrument: { id: 'emotional-wellbeing-b', version: '1.0.0' }, respondent: 'child' },
    ];
    await api.call('PUT', `/projects/${project.id}/waves/${baseline.id}/protocol`, { entries });
    return new Guardians(api, programme, hashes);
  }

  get under(): string {
    return `/projects/${this.programme.project.id}`;
  }

  /** A child more, at the programme's site. */
  async enrol(): Promise<Participant> {
    const { body } = await this.api.call<Participant>('POST', `${this.under}/participants`, {
      site: this.programme.site.id,
    });
    return body;
  }

  /** A child's assignment, the guardian's unless said otherwise. */
  async assignment(
    participant = this.programme.participant.id,
    respondent: Assignment['respondent'] = 'guardian',
  ): Promise<Assignment> {
    const { baseline } = this.programme;
    await this.api.call('POST', `${this.under}/waves/${baseline.id}/assignments`, { dryRun: false });
    const { body } = await this.api.call<{ items: Assignment[] }>(
      'GET',
      `${this.under}/assignments?wave=${baseline.id}&limit=500`,
    );
    return body.items.find(
      (one) => one.participant === participant && one.respondent === respondent,
    ) as Assignment;
  }

  /** The guardian's assignment of a child who was not there before. */
  async ofNewChild(): Promise<Assignment> {
    return this.assignment((await this.enrol()).id);
  }

  async permitted(participant = this.programme.participant.id): Promise<void> {
    await this.#record(participant, { kind: 'carer', script: { id: 'carer-permission', version: '1.0.0' } });
  }

  async #record(participant: string, change: Pick<NewConsent, 'kind' | 'script'>): Promise<void> {
    await this.api.call('POST', `${this.under}/participants/${participant}/consents`, {
      decision: 'given',
      scopes: ['survey'],
      means: 'in_person',
      obtainedOn: '2026-03-02',
      ...change,
    });
  }

  make(assignment: string, by: Person = this.api.person, body: object = {}): Promise<Answer<MadeGuardianLink>> {
    return by.call('POST', `${this.under}/assignments/${assignment}/guardian-links`, body);
  }

  /** The phone of a guardian who was given a new link, and the link. */
  async phone(assignment: string): Promise<{ phone: Phone; link: MadeGuardianLink }> {
    const { body: link } = await this.make(assignment);
    return { phone: this.phoneWith(link.path.split('#')[1] ?? ''), link };
  }

  phoneWith(token: string, address = '10.9.0.1'): Phone {
    return new Phone(this.api, token, this.hashes, address);
  }
}

/** A browser that knows a token and nothing else. */
export class Phone {
  constructor(
    private readonly api: TestApi,
    readonly token: string,
    private readonly hashes: { readonly script: string; readonly asked: string },
    private readonly address: string,
  ) {}

  send<T>(path: string, body: object): Promise<Answer<T>> {
    return callWith(this.api.app, OWN_PAGE, this.address)<T>('POST', `/guardian/${path}`, {
      token: this.token,
      ...body,
    });
  }

  open(): Promise<Answer<GuardianPage & Partial<Problem>>> {
    return this.send('openings', {});
  }

  consent(
    answers: Record<string, unknown> = AGREES,
    change: Partial<GuardianAnswers> = {},
  ): Promise<Answer<GuardianPage & Partial<Problem>>> {
    return this.send('consents', { ...this.consentBody(answers), ...change });
  }

  submit(
    answers: Record<string, unknown> = WHOLE,
    change: Partial<GuardianAnswers> & Readonly<Record<string, unknown>> = {},
  ): Promise<Answer<SubmissionReceipt & Partial<Problem>>> {
    return this.send('submissions', { ...this.submissionBody(answers), ...change });
  }

  consentBody(answers = AGREES): GuardianAnswers {
    return this.#answered({ ...SCRIPT, hash: this.hashes.script }, answers);
  }

  submissionBody(answers = WHOLE): GuardianAnswers {
    return this.#answered({ ...ASKED, hash: this.hashes.asked }, answers);
  }

  #answered(instrument: GuardianAnswers['instrument'], answers: Record<string, unknown>): GuardianAnswers {
    const { token } = this;
    return { token, id: newSubmissionId(), instrument, language: 'zh-CN', collectedOn: '2026-03-03', answers };
  }
}
