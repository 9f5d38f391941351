import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { roleMay, ROLES, type SafeguardingTeam } from '@tongxing/contracts';
import { AccountEntity, GrantEntity } from '../access/index.js';
import { insertMany, type View, type WriteTransaction } from '../platform/database/index.js';
import { AlertEntryEntity } from './alert-entry.entity.js';
import { AlertEntity } from './alert.entity.js';
import { grouped } from './grouped.js';
import { SealedCopyEntity } from './sealed-copy.entity.js';
import { TeamEntity } from './team.entity.js';

/** Alerts and entries are added and read; nothing here changes or deletes one, and the database would refuse it. */
@Injectable()
export class AlertsRepository {
  addAlerts(tx: WriteTransaction, rows: readonly AlertEntity[]): Promise<void> {
    return insertMany(tx, AlertEntity, rows);
  }

  /** Adds alerts, and undoes it where they are not to be kept: both take the same statements. */
  async addOrUndo(tx: WriteTransaction, rows: readonly AlertEntity[], keep: boolean): Promise<void> {
    await tx.manager.query('SAVEPOINT screening');
    await this.addAlerts(tx, rows);
    await tx.manager.query(`${keep ? 'RELEASE' : 'ROLLBACK TO'} SAVEPOINT screening`);
  }

  addEntries(tx: WriteTransaction, rows: readonly AlertEntryEntity[]): Promise<void> {
    return insertMany(tx, AlertEntryEntity, rows);
  }

  alerts(view: View, projectId: string, ids: readonly string[]): Promise<AlertEntity[]> {
    return view.manager.findBy(AlertEntity, { projectId, id: In(ids) });
  }

  /** Which of these ids an alert has. */
  async known(view: View, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await view.manager.find(AlertEntity, { select: { id: true }, where: { id: In(ids) } });
    return new Set(rows.map(({ id }) => id));
  }

  /** How long the log of each of a project's alerts is. */
  async logLengths(view: View, projectId: string): Promise<{ id: string; entries: number }[]> {
    const rows = await view.manager
      .createQueryBuilder(AlertEntity, 'alert')
      .leftJoin(AlertEntryEntity, 'entry', 'entry.alertId = alert.id')
      .select('alert.id', 'id')
      .addSelect('count(entry.id)', 'entries')
      .where('alert.projectId = :projectId', { projectId })
      .groupBy('alert.id')
      .getRawMany<{ id: string; entries: number | string }>();
    return rows.map(({ id, entries }) => ({ id, entries: Number(entries) }));
  }

  /** What exchanges of keys have made of these alerts and lines. */
  copies(view: View, rowIds: readonly string[]): Promise<SealedCopyEntity[]> {
    return view.manager.findBy(SealedCopyEntity, { rowId: In(rowIds) });
  }

  /** The log of each alert, in order. */
  async entries(view: View, alertIds: readonly string[]): Promise<Map<string, AlertEntryEntity[]>> {
    const rows = await view.manager.find(AlertEntryEntity, {
      where: { alertId: In(alertIds) },
      order: { alertId: 'ASC', ordinal: 'ASC' },
    });
    return grouped(rows, ({ alertId }) => alertId);
  }

  async projectsWithAlerts(view: View): Promise<string[]> {
    const rows = await view.manager
      .createQueryBuilder(AlertEntity, 'alert')
      .select('alert.projectId', 'id')
      .distinct(true)
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  async members(view: View, projectId: string): Promise<SafeguardingTeam['members']> {
    return (await view.manager.findOneBy(TeamEntity, { projectId }))?.members ?? [];
  }

  /** What the accounts of people show, by id. */
  async namesOf(view: View, people: readonly string[]): Promise<Map<string, string>> {
    const rows = await view.manager.findBy(AccountEntity, { id: In(people) });
    return new Map(rows.map(({ id, displayName }) => [id, displayName]));
  }

  /** The accounts that may read alerts somewhere in a project, and can sign in. By name. */
  async eligible(view: View, projectId: string): Promise<AccountEntity[]> {
    const roles = ROLES.filter((role) => roleMay(role, 'alerts.read'));
    const grants = await view.manager.find(GrantEntity, {
      where: [
        { role: In(roles), projectId },
        { role: In(roles), projectId: IsNull() },
      ],
    });
    const ids = [...new Set(grants.map(({ accountId }) => accountId))];
    return view.manager.find(AccountEntity, {
      where: { id: In(ids), active: true },
      order: { displayName: 'ASC' },
    });
  }

  async setTeam(tx: WriteTransaction, row: TeamEntity): Promise<void> {
    await tx.manager.upsert(TeamEntity, row, ['projectId']);
  }
}
