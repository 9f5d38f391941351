import { csvOf } from '../../platform/audit/index.js';
import type { YearlyAudit } from './yearly-audit.js';

const COLUMNS = ['accountId', 'role', 'projectId', 'siteId', 'from', 'until', 'suspended'];

/** Who held which role where, from when to when, as CSV: ids and instants in UTC; no end while it goes on. */
export const grantsCsv = ({ grants }: Pick<YearlyAudit, 'grants'>): string =>
  csvOf([
    COLUMNS,
    ...grants.map(({ account, role, project = '', site = '', from, until = '', suspended }) => [
      account,
      role,
      project,
      site,
      from,
      until,
      suspended.map((off) => `${off.from}/${off.until ?? ''}`).join(' '),
    ]),
  ]);
