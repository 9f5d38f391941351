import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { View, WriteTransaction } from '../platform/database/index.js';
import { newTimelessId, timelessId } from '../platform/ids.js';
import { KeyRotation, Keys, type FieldKeys } from '../platform/keys/index.js';
import type { AlertEntity } from './alert.entity.js';
import { AlertsRepository } from './alerts.repository.js';
import type { AlertBody, CaseFile, EntryBody } from './case-file.js';

const scopeOf = (project: string) => ({ purpose: 'safeguarding', project }) as const;
const alertPlace = (row: string) => ({ table: 'safeguarding_alert', column: 'body', row });
const entryPlace = (row: string) => ({ table: 'safeguarding_entry', column: 'body', row });

/** A submission whose answers were looked through, and the alert that they raise. */
export interface LookedThrough {
  readonly submission: string;
  readonly alert: AlertBody | undefined;
}

/**
 * Case files as they are kept: sealed under the project's safeguarding key, which no other feature asks for. Their
 * ids hold no time: by it an alert could be matched with the submission that raised it, and so with the child.
 */
@Injectable()
export class CaseFiles implements OnModuleInit {
  constructor(
    private readonly repository: AlertsRepository,
    private readonly keys: Keys,
    private readonly rotation: KeyRotation,
  ) {}

  onModuleInit(): void {
    const sealed = { purpose: 'safeguarding', column: 'body', copies: 'safeguarding_copy' } as const;
    this.rotation.covers(
      { ...sealed, table: 'safeguarding_alert' },
      { ...sealed, table: 'safeguarding_entry' },
    );
  }

  /** Makes the project's key where there is none: made with the first concern, it would tell of one. */
  async prepare(tx: WriteTransaction, project: string): Promise<void> {
    await this.keys.toWrite(tx, scopeOf(project));
  }

  /** Stores an alert. @throws ProblemException `keys-unavailable`, `key-destroyed` */
  async open(tx: WriteTransaction, project: string, alert: AlertBody, id = newTimelessId()): Promise<CaseFile> {
    const keys = await this.keys.toWrite(tx, scopeOf(project));
    await this.repository.addAlerts(tx, [sealedAlert(keys, project, id, alert)]);
    return { id, alert, log: [] };
  }

  /**
   * Opens a case for each submission that raises an alert: one, however often its answers are looked through. Where
   * none is opened, an alert that says nothing is sealed, inserted and undone, so that submissions take as long
   * whether or not their answers raise one.
   */
  async openFor(tx: WriteTransaction, project: string, looked: readonly LookedThrough[]): Promise<void> {
    const keys = await this.keys.toWrite(tx, scopeOf(project));
    const first = new Map(looked.map((one) => [one.submission, one]).reverse() as [string, LookedThrough][]);
    const named = [...first.values()].map(({ submission, alert }) => ({
      ids: idsOf(keys, 'submission', submission),
      alert,
    }));
    const known = await this.repository.known(
      tx,
      named.flatMap(({ ids }) => ids),
    );
    const sealed = named.map(({ ids, alert }) => ({
      row: sealedAlert(keys, project, ids[0], alert ?? NOTHING),
      kept: alert !== undefined && !ids.some((id) => known.has(id)),
    }));
    const kept = sealed.filter((one) => one.kept);
    const [spare] = sealed;
    const undone = spare ? [{ ...spare.row, id: newTimelessId() }] : [];
    await this.repository.addOrUndo(tx, kept.length > 0 ? kept.map(({ row }) => row) : undone, kept.length > 0);
  }

  /** Adds a line to a case's log. @throws QueryFailedError where somebody else has just added one */
  async append(tx: WriteTransaction, project: string, file: CaseFile, entry: EntryBody): Promise<CaseFile> {
    const keys = await this.keys.toWrite(tx, scopeOf(project));
    const id = newTimelessId();
    const body = keys.seal(entryPlace(id), JSON.stringify(entry));
    await this.repository.addEntries(tx, [{ id, alertId: file.id, ordinal: file.log.length + 1, body }]);
    return { ...file, log: [...file.log, entry] };
  }

  /**
   * The ids under which a concern may be stored that a device calls by an id of its own, which holds a time: the
   * first is that for a new one. Once a key is destroyed, what was stored under it is not known again by its name.
   */
  async idsFor(
    tx: WriteTransaction,
    project: string,
    concern: string,
  ): Promise<readonly [string, ...string[]]> {
    return idsOf(await this.keys.toWrite(tx, scopeOf(project)), 'id', concern);
  }

  /** @throws ProblemException `key-destroyed`, also where no alert was ever raised; `keys-unavailable` */
  async requireReadable(view: View, project: string): Promise<FieldKeys> {
    return this.keys.toRead(view, scopeOf(project));
  }

  /** Some of a project's case files, a few hundred at most. */
  async some(view: View, project: string, ids: readonly string[]): Promise<CaseFile[]> {
    const rows = await this.repository.alerts(view, project, ids);
    if (rows.length === 0) return [];
    const keys = await this.requireReadable(view, project);
    const logs = await this.repository.entries(
      view,
      rows.map(({ id }) => id),
    );
    const sealed = await this.#newest(view, keys, [...rows, ...[...logs.values()].flat()]);
    const open = (place: typeof alertPlace, id: string): unknown =>
      JSON.parse(keys.open(place(id), sealed.get(id) ?? ''));
    return rows.map(({ id }) => ({
      id,
      alert: open(alertPlace, id) as AlertBody,
      log: (logs.get(id) ?? []).map((entry) => open(entryPlace, entry.id) as EntryBody),
    }));
  }

  async find(view: View, project: string, id: string): Promise<CaseFile | undefined> {
    return (await this.some(view, project, [id]))[0];
  }

  /** What to open of each row: itself, or the copy that a key at hand opens where its own key is gone. */
  async #newest(
    view: View,
    keys: FieldKeys,
    rows: readonly { readonly id: string; readonly body: string }[],
  ): Promise<Map<string, string>> {
    const bodies = new Map(rows.map(({ id, body }) => [id, body]));
    const closed = rows.filter(({ body }) => !keys.holdsKeyOf(body)).map(({ id }) => id);
    for (let start = 0; start < closed.length; start += MOST_IDS)
      for (const { rowId, body } of await this.repository.copies(view, closed.slice(start, start + MOST_IDS)))
        if (keys.holdsKeyOf(body)) bodies.set(rowId, body);
    return bodies;
  }
}

const sealedAlert = (keys: FieldKeys, projectId: string, id: string, alert: AlertBody): AlertEntity => ({
  id,
  projectId,
  body: keys.seal(alertPlace(id), JSON.stringify(alert)),
});

/** The ids that a case may have which is called by something else: the first is that for a new one. */
function idsOf(keys: FieldKeys, by: 'id' | 'submission', name: string): readonly [string, ...string[]] {
  const [first = '', ...others] = keys
    .blindIndexes('safeguarding_alert', by, name)
    .map((hash) => timelessId(Buffer.from(hash, 'base64url')));
  return [first, ...others];
}

/** Ids that are asked for in one statement. */
const MOST_IDS = 1_000;

/** Stands where there is no alert, and is never kept. */
const NOTHING: AlertBody = { source: 'questionnaire', level: 3, raisedAt: '', reasons: [], signs: [] };
