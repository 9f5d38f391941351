import { Injectable } from '@nestjs/common';
import type { View, WriteTransaction } from '../platform/database/index.js';
import { newId } from '../platform/ids.js';
import { Keys, type FieldKeys } from '../platform/keys/index.js';
import type { AlertEntryEntity } from './alert-entry.entity.js';
import type { AlertEntity } from './alert.entity.js';
import { AlertsRepository } from './alerts.repository.js';
import type { AlertBody, CaseFile, EntryBody } from './case-file.js';

const scopeOf = (project: string) => ({ purpose: 'safeguarding', project }) as const;
const alertPlace = (row: string) => ({ table: 'safeguarding_alert', column: 'body', row });
const entryPlace = (row: string) => ({ table: 'safeguarding_entry', column: 'body', row });

/** Case files as they are kept: sealed under the project's safeguarding key, which no other feature asks for. */
@Injectable()
export class CaseFiles {
  constructor(
    private readonly repository: AlertsRepository,
    private readonly keys: Keys,
  ) {}

  /** Makes the project's key where there is none: made with the first concern, it would tell of one. */
  async prepare(tx: WriteTransaction, project: string): Promise<void> {
    await this.keys.toWrite(tx, scopeOf(project));
  }

  /** Stores an alert. @throws ProblemException `keys-unavailable`, `key-destroyed` */
  async open(tx: WriteTransaction, project: string, alert: AlertBody, id = newId()): Promise<CaseFile> {
    const keys = await this.keys.toWrite(tx, scopeOf(project));
    await this.repository.addAlerts(tx, [sealedAlert(keys, project, id, alert)]);
    return { id, alert, log: [] };
  }

  /**
   * Stores those alerts that are there. Where there are none, one that says nothing is sealed, inserted and
   * undone, so that submissions take as long whether or not their answers raise an alert.
   */
  async openFor(
    tx: WriteTransaction,
    project: string,
    alerts: readonly (AlertBody | undefined)[],
  ): Promise<void> {
    const keys = await this.keys.toWrite(tx, scopeOf(project));
    const sealed = alerts.map((alert) => ({
      row: sealedAlert(keys, project, newId(), alert ?? NOTHING),
      kept: alert !== undefined,
    }));
    const kept = sealed.filter((one) => one.kept);
    await this.repository.addOrUndo(
      tx,
      (kept.length > 0 ? kept : sealed.slice(0, 1)).map(({ row }) => row),
      kept.length > 0,
    );
  }

  /** Adds a line to a case's log. @throws QueryFailedError where somebody else has just added one */
  async append(tx: WriteTransaction, project: string, file: CaseFile, entry: EntryBody): Promise<CaseFile> {
    const keys = await this.keys.toWrite(tx, scopeOf(project));
    const id = newId();
    const body = keys.seal(entryPlace(id), JSON.stringify(entry));
    await this.repository.addEntries(tx, [{ id, alertId: file.id, ordinal: file.log.length + 1, body }]);
    return { ...file, log: [...file.log, entry] };
  }

  /** All case files of a project. */
  async all(view: View, project: string): Promise<CaseFile[]> {
    return this.#opened(view, project, await this.repository.alerts(view, project));
  }

  async find(view: View, project: string, id: string): Promise<CaseFile | undefined> {
    const row = await this.repository.alert(view, id);
    return row?.projectId === project ? (await this.#opened(view, project, [row]))[0] : undefined;
  }

  async #opened(view: View, project: string, rows: readonly AlertEntity[]): Promise<CaseFile[]> {
    if (rows.length === 0) return [];
    const keys = await this.keys.toRead(view, scopeOf(project));
    const entries = await this.repository.entries(
      view,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, body }) => ({
      id,
      alert: JSON.parse(keys.open(alertPlace(id), body)) as AlertBody,
      log: (entries.get(id) ?? []).map((entry) => openedEntry(keys, entry)),
    }));
  }
}

const sealedAlert = (keys: FieldKeys, projectId: string, id: string, alert: AlertBody): AlertEntity => ({
  id,
  projectId,
  body: keys.seal(alertPlace(id), JSON.stringify(alert)),
});

const openedEntry = (keys: FieldKeys, { id, body }: AlertEntryEntity) =>
  JSON.parse(keys.open(entryPlace(id), body)) as EntryBody;

/** Stands where there is no alert, and is never kept. */
const NOTHING: AlertBody = { source: 'questionnaire', level: 3, raisedAt: '', reasons: [], signs: [] };
