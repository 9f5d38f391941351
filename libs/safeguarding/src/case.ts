import type { RedFlag } from '@tongxing/instruments';

export type AlertLevel = RedFlag['level'];

/** A moment in UTC as ISO 8601 text with milliseconds: such texts sort as time does. */
export type Instant = string;

/**
 * How far a case has come.
 *
 * | state          | what has happened                                              |
 * |----------------|----------------------------------------------------------------|
 * | `raised`       | nobody has said yet that they have seen it                     |
 * | `acknowledged` | somebody has it in hand                                        |
 * | `contacted`    | somebody has been with the child                               |
 * | `referred`     | a service has it, or the authorities have been told            |
 * | `reviewed`     | what was done has been looked at, and nothing was done since   |
 * | `closed`       | two people have agreed that nothing is left to do              |
 */
export const CASE_STATES = ['raised', 'acknowledged', 'contacted', 'referred', 'reviewed', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What people do in a case. `report` is the report that the law asks for; `propose_closure` comes before `close`. */
export const CASE_STEPS = [
  'acknowledge',
  'contact',
  'refer',
  'report',
  'review',
  'propose_closure',
  'close',
  'reopen',
] as const;
export type CaseStepKind = (typeof CASE_STEPS)[number];

/** One step, by whom and when. `reason` is asked for where a case is to be closed or opened again. */
export interface CaseStep {
  readonly kind: CaseStepKind;
  readonly at: Instant;
  readonly by: string;
  readonly reason?: string;
}

/** What the steps so far come to. */
export interface CaseFacts {
  readonly level: AlertLevel;
  readonly state: CaseState;
  /** When it was raised, or last opened again: its clocks run from here. */
  readonly openedAt: Instant;
  readonly acknowledgedAt?: Instant;
  /** The first contact since it was opened. */
  readonly contactedAt?: Instant;
  /** The last review since it was opened. */
  readonly reviewedAt?: Instant;
  /** The first report to the authorities, ever. */
  readonly reportedAt?: Instant;
  /** Who has proposed to close it; any further step but `close` takes the proposal away. */
  readonly closureBy?: string | undefined;
}

/** Why a step cannot be taken now. */
export type StepRefusal =
  | 'already_acknowledged'
  | 'case_closed'
  | 'case_open'
  | 'contact_missing'
  | 'review_missing'
  | 'proposal_missing'
  | 'second_person_missing'
  | 'reason_missing';

/**
 * A case that has just been raised.
 *
 * @example newCase(1, '2026-03-02T08:00:00.000Z').state // 'raised'
 */
export const newCase = (level: AlertLevel, raisedAt: Instant): CaseFacts => ({
  level,
  state: 'raised',
  openedAt: raisedAt,
});

const isBlank = (reason: string | undefined): boolean => reason === undefined || reason.trim() === '';

/**
 * Why a step cannot be taken now, or undefined where it can. A report to the authorities can be recorded at any
 * time, in every state, and waits for nothing: the law says "immediately" (未成年人保护法, article 11). Contact,
 * referral and report acknowledge a case that nobody has acknowledged: what is urgent is never held up by form.
 *
 * | step              | can be taken                                                               |
 * |-------------------|----------------------------------------------------------------------------|
 * | `acknowledge`     | once                                                                       |
 * | `contact`, `refer`| while the case is open                                                     |
 * | `report`          | always                                                                     |
 * | `review`          | after contact, referral or report, while it is open                        |
 * | `propose_closure` | right after a review, with a reason                                        |
 * | `close`           | right after a proposal, by somebody else                                   |
 * | `reopen`          | once closed, with a reason                                                 |
 *
 * @see domain.md 3.8
 * @example refusalOf(newCase(1, '2026-03-02T08:00:00.000Z'), { kind: 'report', at: '2026-03-02T08:01:00.000Z', by: 'a' }) // undefined
 */
export function refusalOf(facts: CaseFacts, step: CaseStep): StepRefusal | undefined {
  if (step.kind === 'report') return undefined;
  if (step.kind === 'reopen') return whyNotReopened(facts, step);
  if (facts.state === 'closed') return 'case_closed';
  switch (step.kind) {
    case 'acknowledge':
      return facts.state === 'raised' ? undefined : 'already_acknowledged';
    case 'review':
      return facts.state === 'raised' || facts.state === 'acknowledged' ? 'contact_missing' : undefined;
    case 'propose_closure':
      if (facts.state !== 'reviewed') return 'review_missing';
      return isBlank(step.reason) ? 'reason_missing' : undefined;
    case 'close':
      if (facts.closureBy === undefined) return 'proposal_missing';
      return facts.closureBy === step.by ? 'second_person_missing' : undefined;
    case 'contact':
    case 'refer':
      return undefined;
  }
}

function whyNotReopened({ state }: CaseFacts, { reason }: CaseStep): StepRefusal | undefined {
  if (state !== 'closed') return 'case_open';
  return isBlank(reason) ? 'reason_missing' : undefined;
}

/**
 * The case after a step that can be taken.
 *
 * @throws RangeError where `refusalOf` refuses it
 * @example afterStep(newCase(2, '2026-03-02T08:00:00.000Z'), { kind: 'contact', at: '2026-03-02T09:00:00.000Z', by: 'a' }).state // 'contacted'
 */
export function afterStep(facts: CaseFacts, step: CaseStep): CaseFacts {
  const refusal = refusalOf(facts, step);
  if (refusal) throw new RangeError(`${step.kind}: ${refusal}`);
  const withoutProposal: CaseFacts = { ...facts, closureBy: undefined };
  const { at } = step;
  const seen = { acknowledgedAt: facts.acknowledgedAt ?? at };
  switch (step.kind) {
    case 'acknowledge':
      return { ...withoutProposal, ...seen, state: 'acknowledged' };
    case 'contact':
      return { ...withoutProposal, ...seen, contactedAt: facts.contactedAt ?? at, state: withContact(facts) };
    case 'refer':
      return { ...withoutProposal, ...seen, state: 'referred' };
    case 'report':
      return { ...withReport(facts, withoutProposal, at), reportedAt: facts.reportedAt ?? at };
    case 'review':
      return { ...withoutProposal, reviewedAt: at, state: 'reviewed' };
    case 'propose_closure':
      return { ...withoutProposal, closureBy: step.by };
    case 'close':
      return { ...withoutProposal, state: 'closed' };
    case 'reopen':
      return reopened(facts, at);
  }
}

/**
 * The case after all its steps, in their order.
 *
 * @throws RangeError where one of them could not be taken
 * @example caseAfter(newCase(3, '2026-03-02T08:00:00.000Z'), []).state // 'raised'
 */
export const caseAfter = (raised: CaseFacts, steps: readonly CaseStep[]): CaseFacts =>
  steps.reduce(afterStep, raised);

/** Contact does not take back a referral; after a review it asks for another one. */
const withContact = ({ state }: CaseFacts): CaseState => (state === 'referred' ? 'referred' : 'contacted');

/** A report about a closed case does not open it again: that is a step of its own, with its reason. */
const withReport = (facts: CaseFacts, withoutProposal: CaseFacts, at: Instant): CaseFacts =>
  facts.state === 'closed'
    ? facts
    : { ...withoutProposal, acknowledgedAt: facts.acknowledgedAt ?? at, state: 'referred' };

/** Whoever opens a case again has it in hand; contact and review are due anew. */
const reopened = ({ level, reportedAt }: CaseFacts, at: Instant): CaseFacts => ({
  level,
  state: 'acknowledged',
  openedAt: at,
  acknowledgedAt: at,
  ...(reportedAt !== undefined && { reportedAt }),
});
