import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import { UnitOfWork, type WriteTransaction } from '../database/index.js';
import type { DataKeyEntity, KeyPurpose } from './data-key.entity.js';
import { DataKeysRepository } from './data-keys.repository.js';
import { sealedWith } from './field-keys.js';
import { SERVER, wrappingContext, type KeyPlace } from './key-place.js';
import { Keys } from './keys.service.js';
import type { MasterKey } from './master-key.js';
import { MasterKeys } from './master-keys.js';

/** A column that holds sealed texts or nothing, in a table whose key is `id`. */
export interface SealedColumn {
  readonly purpose: KeyPurpose;
  readonly table: string;
  /** As the entity names it. */
  readonly column: string;
}

interface SealedRow {
  readonly id: string;
  readonly sealed: string;
}

/** Rows of one transaction. */
const BATCH = 200;

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
   * out would be lost with the old key. Not named are keys whose values are looked up, and those of records that
   * are only ever added.
   */
  covers(...columns: readonly SealedColumn[]): void {
    this.#columns.push(...columns);
  }

  /** The places whose keys can be exchanged: those of purposes of which a feature has said what they seal. */
  async places(purpose?: KeyPurpose, project?: string): Promise<KeyPlace[]> {
    const alive = await this.unitOfWork.read((view) => this.repository.alive(view));
    return alive.filter(
      (key) =>
        key.state === 'active' &&
        this.#sealedUnder(key.purpose).length > 0 &&
        (purpose === undefined || key.purpose === purpose) &&
        (project === undefined || key.scope === project),
    );
  }

  /**
   * Gives a place a new key, seals everything anew with it, and destroys the old one.
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
    await this.unitOfWork.write((tx) => this.#finish(tx, retired));
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
    { purpose, scope }: KeyPlace,
    { id: retired }: DataKeyEntity,
    { table, column }: SealedColumn,
    after: string,
  ): Promise<SealedRow[]> {
    const keys = await this.keys.toWrite(tx, { purpose, ...(scope !== SERVER && { project: scope }) });
    const rows = await this.#sealed(tx, table, column, retired, after);
    for (const { id, sealed } of rows) {
      const place = { table, column, row: id };
      const anew = keys.seal(place, keys.open(place, sealed));
      await tx.manager.update(table, { id, [column]: sealed }, { [column]: anew });
    }
    return rows;
  }

  #sealed(
    { manager }: WriteTransaction,
    table: string,
    column: string,
    keyId: string,
    after: string,
  ): Promise<SealedRow[]> {
    return manager
      .createQueryBuilder()
      .select('t.id', 'id')
      .addSelect(`t.${column}`, 'sealed')
      .from(table, 't')
      .where(`t.${column} LIKE :prefix`, { prefix: `${sealedWith(keyId)}%` })
      .andWhere(after === '' ? '1 = 1' : 't.id > :after', { after })
      .orderBy('t.id')
      .limit(BATCH)
      .getRawMany();
  }

  async #finish(tx: WriteTransaction, retired: DataKeyEntity): Promise<void> {
    for (const { table, column } of this.#sealedUnder(retired.purpose))
      if ((await this.#sealed(tx, table, column, retired.id, '')).length > 0)
        throw new Error(`${table}.${column} is still sealed with the old key`);
    await this.keys.end(tx, retired);
  }
}
