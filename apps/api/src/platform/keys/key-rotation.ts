import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import { UnitOfWork, type WriteTransaction } from '../database/index.js';
import { sha256 } from '../ids.js';
import type { DataKeyEntity, KeyPurpose } from './data-key.entity.js';
import { DataKeysRepository } from './data-keys.repository.js';
import type { FieldKeys } from './field-keys.js';
import { SERVER, wrappingContext, type KeyPlace } from './key-place.js';
import { Keys } from './keys.service.js';
import type { MasterKey } from './master-key.js';
import { MasterKeys } from './master-keys.js';
import {
  keepAnew,
  rowsCopied,
  rowsLeft,
  type Exchange,
  type SealedColumn,
  type SealedRow,
} from './sealed-column.js';

/** Exchanges keys. Everything stays readable throughout, and a run that was cut off is finished by the next. */
@Injectable()
export class KeyRotation {
  readonly #columns: SealedColumn[] = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DataKeysRepository,
    private readonly keys: Keys,
    private readonly masters: MasterKeys,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Features say here what they seal and may seal anew: all columns of a purpose, or none. A column that is left
   * out would be lost with the old key. Not named are keys whose values are looked up.
   */
  covers(...columns: readonly SealedColumn[]): void {
    this.#columns.push(...columns);
  }

  /**
   * The places whose keys can be exchanged: those of purposes of which a feature has said what they seal. Records
   * that are only ever added grow by a copy with each exchange, so their purpose must be asked for.
   */
  async places(purpose?: KeyPurpose, project?: string): Promise<KeyPlace[]> {
    const alive = await this.unitOfWork.read((view) => this.repository.alive(view));
    return alive.filter(
      (key) =>
        key.state === 'active' &&
        this.#sealedUnder(key.purpose).length > 0 &&
        (purpose === undefined ? !this.copies(key.purpose) : key.purpose === purpose) &&
        (project === undefined || key.scope === project),
    );
  }

  /** Whether what a purpose seals is copied, and never replaced. */
  copies(purpose: KeyPurpose): boolean {
    return this.#sealedUnder(purpose).some(({ copies }) => copies !== undefined);
  }

  /**
   * Gives a place a new key, seals everything anew with it, and destroys the old one. Where rows are copied, every
   * copy is opened and compared with what it is a copy of before the old key goes.
   *
   * @param onProgress told how many texts are sealed anew, after each commit
   * @throws RangeError for a purpose of which nobody has said what it seals: it would all be lost
   */
  async rotate(place: KeyPlace, onProgress: (resealed: number) => void = () => undefined): Promise<number> {
    if (this.#sealedUnder(place.purpose).length === 0)
      throw new RangeError(`nobody says what keys for ${place.purpose} seal`);
    const retired = await this.unitOfWork.write((tx) => this.#retire(tx, place));
    let resealed = 0;
    for (const column of this.#sealedUnder(place.purpose))
      for (let after = ''; ;) {
        const from = after;
        const rows = await this.unitOfWork.write((tx) => this.#reseal(tx, place, retired, column, from));
        const last = rows.at(-1);
        if (!last) break;
        after = last.id;
        onProgress((resealed += rows.length));
      }
    await this.unitOfWork.write((tx) => this.#finish(tx, place, retired));
    return resealed;
  }

  /** Wraps all keys with another master key: in one transaction, since they are few. */
  async rewrap(next: MasterKey): Promise<number> {
    return this.unitOfWork.write(async (tx) => {
      await this.repository.alone(tx);
      const alive = await this.repository.alive(tx);
      for (const row of alive) {
        const wrapped = next.wrap(await this.masters.unwrap(tx, row), wrappingContext(row));
        await this.repository.update(tx, row.id, { wrapped, masterKey: next.id });
      }
      const detail = { masterKey: next.id, keys: alive.length };
      this.audit.record(tx, { action: 'master-key.changed', detail });
      return alive.length;
    });
  }

  #sealedUnder(purpose: KeyPurpose): readonly SealedColumn[] {
    return this.#columns.filter((column) => column.purpose === purpose);
  }

  /** The key that is on its way out: where an earlier run left one, that one. */
  async #retire(tx: WriteTransaction, place: KeyPlace): Promise<DataKeyEntity> {
    await this.repository.alone(tx);
    const keys = await this.repository.of(tx, place);
    const left = keys.find(({ state }) => state === 'retired');
    if (left) return left;
    const active = keys.find(({ state }) => state === 'active');
    if (!active) throw new Error('nothing to rotate');
    await this.repository.update(tx, active.id, { state: 'retired' });
    await this.keys.add(tx, place, active.ordinal + 1);
    return { ...active, state: 'retired' };
  }

  /** Seals the next rows anew. A row that somebody else writes meanwhile is theirs: it has the new key already. */
  async #reseal(
    tx: WriteTransaction,
    place: KeyPlace,
    { id: retired }: DataKeyEntity,
    column: SealedColumn,
    after: string,
  ): Promise<SealedRow[]> {
    const keys = await this.keys.toWrite(tx, scopeOf(place));
    const rows = await rowsLeft(tx, column, { retired, active: keys.activeId }, after);
    for (const row of rows) {
      const field = fieldOf(column, row);
      await keepAnew(tx, column, row, keys.seal(field, keys.open(field, row.sealed)), keys.activeId);
    }
    return rows;
  }

  async #finish(tx: WriteTransaction, place: KeyPlace, retired: DataKeyEntity): Promise<void> {
    const keys = await this.keys.toWrite(tx, scopeOf(place));
    const exchange = { retired: retired.id, active: keys.activeId };
    for (const column of this.#sealedUnder(retired.purpose)) {
      if ((await rowsLeft(tx, column, exchange, '')).length > 0)
        throw new Error(`${column.table}.${column.column} is still sealed with the old key`);
      if (column.copies !== undefined) this.#record(tx, place, await proofOf(tx, column, exchange, keys));
    }
    await this.keys.end(tx, retired);
  }

  /** The hash says later which copies were proven, also when nobody can open what they are copies of. */
  #record(tx: WriteTransaction, { purpose, scope }: KeyPlace, hash: string): void {
    this.audit.record(tx, {
      action: 'key.copies-proven',
      ...(scope !== SERVER && { project: scope }),
      detail: { purpose, hash },
    });
  }
}

const scopeOf = ({ purpose, scope }: KeyPlace) => ({ purpose, ...(scope !== SERVER && { project: scope }) });

const fieldOf = ({ table, column }: SealedColumn, { id }: SealedRow) => ({ table, column, row: id });

/**
 * Opens every copy and what it is a copy of, and compares them.
 *
 * @returns a hash over the rows' ids and both sealed texts, in the order of the ids
 * @throws Error for a copy that says anything else
 */
async function proofOf(
  tx: WriteTransaction,
  column: SealedColumn,
  exchange: Exchange,
  keys: FieldKeys,
): Promise<string> {
  let proof = sha256(`${column.table}.${column.column}`);
  for (let after = ''; ;) {
    const rows = await rowsCopied(tx, column, exchange, after);
    for (const row of rows) {
      const field = fieldOf(column, row);
      if (keys.open(field, row.anew) !== keys.open(field, row.sealed))
        throw new Error(`a copy of ${column.table}.${column.column} is not what it is a copy of`);
      proof = sha256([proof, row.id, row.sealed, row.anew].join(' '));
    }
    const last = rows.at(-1);
    if (!last) return proof;
    after = last.id;
  }
}
