import type { BilingualText } from '@tongxing/contracts';
import type { AccessLine, AuditVerdict } from '../../platform/audit/index.js';
import type { GrantPeriod } from './grant-periods.js';

/** What a yearly audit of compliance starts from. Staff are named, for it is about them; nobody else is. */
export interface YearlyAudit {
  readonly year: number;
  readonly lines: readonly AccessLine[];
  readonly grants: readonly GrantPeriod[];
  readonly verdict: AuditVerdict;
  /** Names of accounts, projects and sites by their ids. */
  readonly names: ReadonlyMap<string, string | BilingualText>;
}
