import type { AlertCase, AlertEntry, AlertSummary } from '@tongxing/contracts';
import { clocksAt } from '@tongxing/safeguarding';
import type { ParticipantEntity } from '../people/index.js';
import type { SiteEntity } from '../programme/index.js';
import { summaryOf, type CaseFile, type CaseSummary, type EntryBody } from './case-file.js';

/** What belongs to a case and is kept elsewhere. */
export interface CasePlace {
  readonly participant?: ParticipantEntity;
  readonly site?: SiteEntity;
}

export function toSummary(one: CaseSummary, { site }: CasePlace, at: string): AlertSummary {
  const { id, alert } = one;
  const { facts, assigned, escalated } = one.standing;
  return {
    id,
    level: alert.level,
    source: alert.source,
    raisedAt: alert.raisedAt,
    state: facts.state,
    ...(site && { site: { id: site.id, name: site.name } }),
    clocks: clocksAt(facts, at),
    escalated,
    ...(assigned !== undefined && { assignedTo: assigned }),
  };
}

export function toCase(file: CaseFile, place: CasePlace, at: string): AlertCase {
  const summary = summaryOf(file);
  const { facts, recused, guardianContactSafe } = summary.standing;
  const { alert, log } = file;
  const { participant } = place;
  return {
    ...toSummary(summary, place, at),
    ...(participant && { participant: { id: participant.id, studyCode: participant.studyCode } }),
    reasons: alert.reasons.map(({ instrument, version, flag, level, name }) => ({
      instrument,
      version,
      flag,
      level,
      name,
    })),
    signs: [...alert.signs],
    ...(alert.text !== undefined && { text: alert.text }),
    ...(alert.completedAt !== undefined && { completedAt: alert.completedAt }),
    ...(facts.reportedAt !== undefined && { reportedAt: facts.reportedAt }),
    guardianContactSafe,
    recused: [...recused],
    ...(facts.closureBy !== undefined && { closureProposedBy: facts.closureBy }),
    log: log.map(toEntry),
  };
}

const toEntry = (entry: EntryBody): AlertEntry => ({
  kind: entry.kind,
  at: entry.at,
  by: entry.by,
  ...('text' in entry && entry.text !== undefined && { text: entry.text }),
  ...('reason' in entry && { text: entry.reason }),
  ...('person' in entry && { person: entry.person }),
  ...('service' in entry && { service: entry.service }),
  ...(entry.kind === 'report' && { to: entry.to }),
  ...(entry.kind === 'escalate' && entry.to !== undefined && { person: entry.to }),
  ...('safe' in entry && { safe: entry.safe }),
});
