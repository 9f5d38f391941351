import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PageQuery } from '@tongxing/contracts';
import { findPage, insertMany, type View, type WriteTransaction } from '../platform/database/index.js';
import { InstrumentVersionEntity } from './instrument-version.entity.js';

@Injectable()
export class InstrumentsRepository {
  insert(tx: WriteTransaction, row: InstrumentVersionEntity): Promise<void> {
    return insertMany(tx, InstrumentVersionEntity, [row]);
  }

  find(view: View, instrument: string, version: string): Promise<InstrumentVersionEntity | null> {
    return view.manager.findOneBy(InstrumentVersionEntity, { instrument, version });
  }

  findById(view: View, id: string): Promise<InstrumentVersionEntity | null> {
    return view.manager.findOneBy(InstrumentVersionEntity, { id });
  }

  /** Names and hashes of every published version of these instruments. */
  versionsOf(
    view: View,
    instruments: readonly string[],
  ): Promise<Pick<InstrumentVersionEntity, 'id' | 'instrument' | 'version' | 'contentHash'>[]> {
    return view.manager.find(InstrumentVersionEntity, {
      where: { instrument: In(instruments) },
      select: { id: true, instrument: true, version: true, contentHash: true },
    });
  }

  page(view: View, page: PageQuery) {
    return findPage(view.manager.getRepository(InstrumentVersionEntity), {}, page);
  }
}
