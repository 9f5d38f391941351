import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { inParts, insertMany, type View, type WriteTransaction } from '../../platform/database/index.js';
import { ConsentEntity } from './consent.entity.js';

@Injectable()
export class ConsentsRepository {
  insertMany(tx: WriteTransaction, rows: readonly ConsentEntity[]): Promise<void> {
    return insertMany(tx, ConsentEntity, rows);
  }

  /** Each participant's in the order in which they were recorded. */
  ofParticipants(view: View, participantIds: readonly string[]): Promise<ConsentEntity[]> {
    return inParts(participantIds, (part) =>
      view.manager.find(ConsentEntity, {
        where: { participantId: In(part) },
        order: { recordedAt: 'ASC', id: 'ASC' },
      }),
    );
  }

  /** Participants of a project of whom something was recorded after a moment. */
  async since(view: View, projectId: string, at: string): Promise<string[]> {
    const rows = await view.manager.find(ConsentEntity, {
      where: { projectId, recordedAt: MoreThan(at) },
      select: { id: true, participantId: true },
    });
    return rows.map((row) => row.participantId);
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
