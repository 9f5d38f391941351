import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  inParts,
  insertMany,
  plainRows,
  type Plain,
  type View,
  type WriteTransaction,
} from '../../platform/database/index.js';
import { FamilyStatusEntity } from './family-status.entity.js';

const FLAGS = ['id', 'participantId', 'waveId', 'source', 'flags'] as const;
export type StatusFlags = Plain<FamilyStatusEntity, (typeof FLAGS)[number]>;

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

  /** What flags a project's families had at which wave, in pages by id; flags as JSON text. */
  flags(view: View, projectId: string, after: string, limit: number): Promise<StatusFlags[]> {
    return plainRows(view, FamilyStatusEntity, FLAGS, (query) =>
      query
        .where('row.projectId = :projectId AND row.id > :after', { projectId, after })
        .orderBy('row.id')
        .limit(limit),
    );
  }

  /** In the order in which they were recorded. */
  ofProject(view: View, projectId: string): Promise<FamilyStatusEntity[]> {
    return view.manager.find(FamilyStatusEntity, { where: { projectId }, order: { id: 'ASC' } });
  }
}
