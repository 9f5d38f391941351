import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { inParts, insertMany, type View, type WriteTransaction } from '../../platform/database/index.js';
import { FamilyStatusEntity } from './family-status.entity.js';

@Injectable()
export class FamilyStatusRepository {
  insertMany(tx: WriteTransaction, rows: readonly FamilyStatusEntity[]): Promise<void> {
    return insertMany(tx, FamilyStatusEntity, rows);
  }

  /** Each participant's in the order in which they were recorded. */
  ofParticipants(view: View, participantIds: readonly string[]): Promise<FamilyStatusEntity[]> {
    return inParts(participantIds, (part) =>
      view.manager.find(FamilyStatusEntity, {
        where: { participantId: In(part) },
        order: { id: 'ASC' },
      }),
    );
  }

  /** In the order in which they were recorded. */
  ofProject(view: View, projectId: string): Promise<FamilyStatusEntity[]> {
    return view.manager.find(FamilyStatusEntity, { where: { projectId }, order: { id: 'ASC' } });
  }
}
