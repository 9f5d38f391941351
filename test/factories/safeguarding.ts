import { actAs } from '@tongxing/api';
import {
  REFERRAL_SERVICES,
  type AlertCase,
  type AlertQueue,
  type ReferralContact,
  type SubmissionEnvelope,
} from '@tongxing/contracts';
import type { Answer, TestApi } from '../support/api.js';
import { newSubmissionId, publishShipped, submissionFor, type Programme } from './programme.js';

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
  readonly id = newSubmissionId();

  constructor(
    private readonly api: TestApi,
    private readonly project: string,
  ) {}

  call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer<T>> {
    const under = `/projects/${this.project}/safeguarding`;
    return actAs({ kind: 'user', id: this.id }, () => this.api.call<T>(method, under + path, body));
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
