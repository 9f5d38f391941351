import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/index.js';
import type { View, WriteTransaction } from '../database/index.js';
import { newId, now } from '../ids.js';
import { ProblemException } from '../problems/index.js';
import { newKey } from './cipher.js';
import type { DataKeyEntity } from './data-key.entity.js';
import { DataKeysRepository } from './data-keys.repository.js';
import { FieldKeys } from './field-keys.js';
import { placeOf, SERVER, wrappingContext, type KeyPlace, type KeyScope } from './key-place.js';
import { MasterKeys } from './master-keys.js';

/** Keys that encrypt fields: made when first needed, kept wrapped, destroyed when what they protect must go. */
@Injectable()
export class Keys {
  constructor(
    private readonly repository: DataKeysRepository,
    private readonly masters: MasterKeys,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Keys to seal with; the first is made where there is none.
   *
   * @throws ProblemException `key-destroyed`; `keys-unavailable` without the master key
   */
  async toWrite(tx: WriteTransaction, scope: KeyScope): Promise<FieldKeys> {
    const place = placeOf(scope);
    const held = await this.repository.held(tx, place);
    if (held.length > 0) return this.#opened(tx, held);
    await this.repository.alone(tx);
    const found = await this.repository.of(tx, place);
    return this.#opened(tx, found.length > 0 ? found : [await this.add(tx, place, 1)]);
  }

  /**
   * Keys to open with.
   *
   * @throws ProblemException `key-destroyed`, also where there never was one; `keys-unavailable`
   */
  async toRead(view: View, scope: KeyScope): Promise<FieldKeys> {
    return this.#opened(view, await this.repository.of(view, placeOf(scope)));
  }

  /** Whether there are keys of that scope, and they still open. */
  async exist(view: View, scope: KeyScope): Promise<boolean> {
    return (await this.repository.of(view, placeOf(scope))).some(({ state }) => state !== 'destroyed');
  }

  /**
   * Destroys all keys of a scope: whatever they sealed can be read by nobody from then on. No new key is made
   * for the scope afterwards.
   *
   * @returns how many keys were destroyed
   */
  async destroy(tx: WriteTransaction, scope: KeyScope): Promise<number> {
    await this.repository.alone(tx);
    const keys = await this.repository.of(tx, placeOf(scope));
    const alive = keys.filter(({ state }) => state !== 'destroyed');
    for (const key of alive) await this.end(tx, key);
    return alive.length;
  }

  /** Makes a key. Only for who knows that no other is active. */
  async add(
    tx: WriteTransaction,
    { purpose, scope }: KeyPlace,
    ordinal: number,
    key = newKey(),
  ): Promise<DataKeyEntity> {
    const id = newId();
    const master = await this.masters.current(tx);
    const row: DataKeyEntity = {
      id,
      purpose,
      scope,
      ordinal,
      state: 'active',
      wrapped: master.wrap(key, wrappingContext({ id, purpose, scope })),
      masterKey: master.id,
      createdAt: now(),
      destroyedAt: null,
    };
    await this.repository.insert(tx, row);
    this.#record(tx, 'key.made', row);
    return row;
  }

  async end(tx: WriteTransaction, key: DataKeyEntity): Promise<void> {
    await this.repository.update(tx, key.id, { state: 'destroyed', wrapped: null, destroyedAt: now() });
    this.#record(tx, 'key.destroyed', key);
  }

  async #opened(view: View, rows: readonly DataKeyEntity[]): Promise<FieldKeys> {
    const alive = rows.filter(({ state }) => state !== 'destroyed');
    if (alive.length === 0) throw new ProblemException('key-destroyed');
    const opened = [];
    for (const row of alive)
      opened.push({ id: row.id, isActive: row.state === 'active', key: await this.masters.unwrap(view, row) });
    return new FieldKeys(opened);
  }

  #record(tx: WriteTransaction, action: 'key.made' | 'key.destroyed', key: DataKeyEntity): void {
    this.audit.record(tx, {
      action,
      ...(key.scope !== SERVER && { project: key.scope }),
      subject: { kind: 'key', id: key.id },
      detail: { purpose: key.purpose },
    });
  }
}
