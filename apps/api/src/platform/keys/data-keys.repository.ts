import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { View, WriteTransaction } from '../database/index.js';
import { DataKeyEntity } from './data-key.entity.js';
import type { KeyPlace } from './key-place.js';

@Injectable()
export class DataKeysRepository {
  async insert(tx: WriteTransaction, row: DataKeyEntity): Promise<void> {
    await tx.manager.insert(DataKeyEntity, row);
  }

  async update(tx: WriteTransaction, id: string, change: Partial<DataKeyEntity>): Promise<void> {
    await tx.manager.update(DataKeyEntity, { id }, change);
  }

  /** All keys of a place, first to newest. */
  of(view: View, { purpose, scope }: KeyPlace): Promise<DataKeyEntity[]> {
    return view.manager.find(DataKeyEntity, { where: { purpose, scope }, order: { ordinal: 'ASC' } });
  }

  /**
   * The same, to write with. On PostgreSQL the rows stay shared until the commit, so that no key is retired or
   * destroyed while somebody still seals with it. A statement that waited for an exchange finds the old key gone and
   * cannot see the new one, so it is put again until nothing is new.
   */
  async held(tx: WriteTransaction, place: KeyPlace, known = 0): Promise<DataKeyEntity[]> {
    const rows = await this.#shared(tx, place);
    const settled = rows.length === known || rows.some(({ state }) => state === 'active');
    return settled ? rows : this.held(tx, place, rows.length);
  }

  #shared(tx: WriteTransaction, { purpose, scope }: KeyPlace): Promise<DataKeyEntity[]> {
    const query = tx.manager
      .createQueryBuilder(DataKeyEntity, 'key')
      .where('key.purpose = :purpose AND key.scope = :scope', { purpose, scope })
      .orderBy('key.ordinal');
    if (tx.manager.dataSource.options.type === 'postgres') query.setLock('pessimistic_read');
    return query.getMany();
  }

  /** Every key that still opens something. */
  alive(view: View): Promise<DataKeyEntity[]> {
    return view.manager.find(DataKeyEntity, {
      where: { state: Not('destroyed') },
      order: { purpose: 'ASC', scope: 'ASC', ordinal: 'ASC' },
    });
  }

  /** Lets one transaction at a time make keys: two at once would each make the first. SQLite has one writer anyway. */
  async alone(tx: WriteTransaction): Promise<void> {
    if (tx.manager.dataSource.options.type === 'postgres')
      await tx.manager.query('LOCK TABLE data_key IN SHARE ROW EXCLUSIVE MODE');
  }
}
