import type { AlertStep } from '@tongxing/contracts';
import {
  CASE_STEPS,
  caseAfter,
  newCase,
  type AlertLevel,
  type AlertReason,
  type CaseFacts,
  type CaseStepKind,
} from '@tongxing/safeguarding';

/** What an alert holds, all of it sealed. No answer is among it. */
export interface AlertBody {
  readonly source: 'questionnaire' | 'concern' | 'drill';
  readonly level: AlertLevel;
  readonly raisedAt: string;
  /** Where the child is, where no participant says so. */
  readonly site?: string;
  readonly participant?: string;
  readonly submission?: string;
  /** When the questionnaire ended, where the device said so. */
  readonly completedAt?: string;
  readonly reasons: readonly AlertReason[];
  readonly signs: readonly string[];
  readonly text?: string;
  /** It concerns the lead: kept from whoever that was when it was raised. */
  readonly recused?: readonly string[];
}

/** A line of the log: a step somebody took, that somebody read the case, or that it was passed on. */
export type EntryBody = { readonly at: string; readonly by: string } & (
  AlertStep | { readonly kind: 'read' } | { readonly kind: 'escalate'; readonly to?: string }
);

/** An alert with its log, as stored. */
export interface CaseFile {
  readonly id: string;
  readonly alert: AlertBody;
  readonly log: readonly EntryBody[];
}

/** What a list of cases needs: where each stands, and nothing that was told or written about a child. */
export interface CaseSummary {
  readonly id: string;
  readonly alert: Pick<AlertBody, 'source' | 'level' | 'raisedAt' | 'site' | 'participant'>;
  readonly standing: CaseStanding;
}

/** Where a case stands. */
export interface CaseStanding {
  readonly facts: CaseFacts;
  readonly assigned?: string;
  readonly recused: ReadonlySet<string>;
  readonly escalated: boolean;
  readonly guardianContactSafe: boolean;
}

const isCaseStep = (kind: string): kind is CaseStepKind => (CASE_STEPS as readonly string[]).includes(kind);

/** Reads where a case stands from its alert and its log, which say it all. */
export function standingOf({ alert, log }: CaseFile): CaseStanding {
  const steps = log.flatMap(({ kind, at, by }) => (isCaseStep(kind) ? [{ kind, at, by, reason: STATED }] : []));
  const assigned = log.flatMap((e) => (e.kind === 'assign' ? [e.person] : [])).at(-1);
  const cleared = log.flatMap((e) => (e.kind === 'guardian_contact' ? [e.safe] : [])).at(-1);
  return {
    facts: caseAfter(newCase(alert.level, alert.raisedAt), steps),
    ...(assigned !== undefined && { assigned }),
    recused: new Set([
      ...(alert.recused ?? []),
      ...log.flatMap((e) => (e.kind === 'recuse' ? [e.person] : [])),
    ]),
    escalated: log.some(({ kind }) => kind === 'escalate'),
    guardianContactSafe: cleared ?? false,
  };
}

export function summaryOf(file: CaseFile): CaseSummary {
  const { source, level, raisedAt, site, participant } = file.alert;
  return {
    id: file.id,
    alert: {
      source,
      level,
      raisedAt,
      ...(site !== undefined && { site }),
      ...(participant !== undefined && { participant }),
    },
    standing: standingOf(file),
  };
}

/** A step in the log had its reason when it was taken. */
const STATED = 'stated';
