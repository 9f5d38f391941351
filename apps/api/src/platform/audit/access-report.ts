import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/index.js';
import { AuditEventEntity } from './audit-event.entity.js';

/** What one actor did in one project, for one purpose. */
export interface AccessLine {
  readonly actorKind: string;
  readonly actorId: string;
  readonly action: string;
  readonly projectId: string;
  readonly purpose: string;
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

const COLUMNS = [
  'actorKind',
  'actorId',
  'action',
  'projectId',
  'purpose',
  'times',
  'firstAt',
  'lastAt',
] as const satisfies readonly (keyof AccessLine)[];

/** Who did what, to which project's data, how often and when: what the yearly audit of compliance starts from. */
@Injectable()
export class AccessReport {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param year in UTC */
  ofYear(year: number): Promise<AccessLine[]> {
    return this.unitOfWork.read(async (view) => {
      const rows: (Omit<AccessLine, 'times'> & { times: number | string })[] = await view.manager
        .createQueryBuilder(AuditEventEntity, 'e')
        .select('e.actorKind', 'actorKind')
        .addSelect("coalesce(cast(e.actorId AS varchar), '')", 'actorId')
        .addSelect('e.action', 'action')
        .addSelect("coalesce(cast(e.projectId AS varchar), '')", 'projectId')
        .addSelect("coalesce(e.purpose, '')", 'purpose')
        .addSelect('count(*)', 'times')
        .addSelect('min(e.at)', 'firstAt')
        .addSelect('max(e.at)', 'lastAt')
        .where('e.at >= :from AND e.at < :until', { from: String(year), until: String(year + 1) })
        .groupBy('e.actorKind, e.actorId, e.action, e.projectId, e.purpose')
        .orderBy('min(e.ordinal)')
        .getRawMany();
      return rows.map((row) => ({ ...row, times: Number(row.times) }));
    });
  }
}

/** The lines as CSV. */
export const accessCsv = (lines: readonly AccessLine[]): string =>
  csvOf([COLUMNS, ...lines.map((line) => COLUMNS.map((column) => String(line[column])))]);

/** Rows as CSV (RFC 4180), every value quoted: a spreadsheet takes none for a formula. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((value) => `"${value.replace(/^(?=[=+@-])/, "'").replaceAll('"', '""')}"`).join(','))
    .join('\r\n') + '\r\n';
