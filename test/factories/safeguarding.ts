import {
  REFERRAL_SERVICES,
  type AlertCase,
  type AlertQueue,
  type ReferralContact,
  type SubmissionEnvelope,
} from '@tongxing/contracts';
import type { Answer, Person, TestApi } from '../support/api.js';
import { publishShipped, submissionFor, type Programme } from './programme.js';

/** Shipped, short, and with red flags of level 1 and 3. */
const PHONE = { instrument: 'guardian-phone', version: '1.0.0' };

export const IN_DANGER = { gp_danger: 'yes' };
export const NO_CONTACT = { gp_contact_30: 'none' };
export const NOTHING_WRONG = { gp_danger: 'no' };

/** Makes submissions of a questionnaire with red flags. */
export async function phoneSubmissions(api: TestApi, programme: Programme) {
  const hash = await publishShipped(api, PHONE);
  return (answers: SubmissionEnvelope['answers']): SubmissionEnvelope =>
    submissionFor(programme, {
      instrument: { id: PHONE.instrument, version: PHONE.version, hash },
      respondent: 'guardian',
      mode: 'interviewer',
      answers,
    });
}

/** A contact for every service that a referral map must name. */
export const everyReferral = (): ReferralContact[] =>
  REFERRAL_SERVICES.map((service) => ({ service, name: `测试机构 ${service}`, phone: '0692-0000000' }));

/** Somebody who looks after alerts of a project. */
export class Carer {
  private constructor(
    private readonly person: Person,
    private readonly project: string,
  ) {}

  /** Signed in, with the role that may read alerts: in the whole project, or at a site of it. */
  static async of(api: TestApi, project: string, site?: string): Promise<Carer> {
    const grant = { role: 'safeguarding_lead', project, ...(site !== undefined && { site }) } as const;
    return new Carer(await api.as([grant]), project);
  }

  get id(): string {
    return this.person.account;
  }

  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer<T>> {
    return this.person.call<T>(method, `/projects/${this.project}/safeguarding${path}`, body);
  }

  async queue(query = ''): Promise<AlertQueue['items']> {
    return (await this.call<AlertQueue>('GET', `/alerts${query}`)).body.items;
  }

  read(alert: string): Promise<Answer<AlertCase>> {
    return this.call<AlertCase>('GET', `/alerts/${alert}`);
  }

  step(
    alert: string,
    step: object,
  ): Promise<Answer<AlertCase & { code?: string; errors?: { code: string }[] }>> {
    return this.call('POST', `/alerts/${alert}/steps`, step);
  }
}
