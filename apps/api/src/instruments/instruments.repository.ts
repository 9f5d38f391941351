import { Injectable } from '@nestjs/common';
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

  page(view: View, page: PageQuery) {
    return findPage(view.manager.getRepository(InstrumentVersionEntity), {}, page);
  }
}
