import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { insertMany, type View, type WriteTransaction } from '../../platform/database/index.js';
import { ConsentEntity } from './consent.entity.js';

@Injectable()
export class ConsentsRepository {
  insertMany(tx: WriteTransaction, rows: readonly ConsentEntity[]): Promise<void> {
    return insertMany(tx, ConsentEntity, rows);
  }

  /** In the order in which they were recorded. */
  ofParticipants(view: View, participantIds: readonly string[]): Promise<ConsentEntity[]> {
    return view.manager.find(ConsentEntity, {
      where: { participantId: In(participantIds) },
      order: { recordedAt: 'ASC', id: 'ASC' },
    });
  }

  /** Participants of a project of whom some consent was ever taken back. */
  async everWithdrawn(view: View, projectId: string): Promise<string[]> {
    const rows = await view.manager.find(ConsentEntity, {
      where: { projectId, decision: 'withdrawn' },
      select: { id: true, participantId: true },
    });
    return [...new Set(rows.map((row) => row.participantId))];
  }
}
