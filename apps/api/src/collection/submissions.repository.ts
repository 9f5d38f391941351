import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import {
  insertMany,
  plainRows,
  type Plain,
  type View,
  type WriteTransaction,
} from '../platform/database/index.js';
import { WaveOpeningEntity } from '../safeguarding/index.js';
import { EarlySubmissionEntity } from './early/early-submission.entity.js';
import { SubmissionEntity } from './submission.entity.js';

export type StoredSubmission = Pick<SubmissionEntity, 'id' | 'hash' | 'receivedAt'>;

export type SubmissionOutline = Pick<
  SubmissionEntity,
  'id' | 'participantId' | 'waveId' | 'instrumentVersionId' | 'collectedOn' | 'receivedAt'
>;

const READ = [
  'id',
  'participantId',
  'waveId',
  'instrumentVersionId',
  'collectedOn',
  'answers',
  'hash',
  'receivedAt',
] as const;
export type ReadSubmission = Plain<SubmissionEntity, (typeof READ)[number]>;

@Injectable()
export class SubmissionsRepository {
  insertMany(tx: WriteTransaction, rows: readonly SubmissionEntity[]): Promise<void> {
    return insertMany(tx, SubmissionEntity, rows);
  }

  stored(view: View, ids: readonly string[]): Promise<StoredSubmission[]> {
    return view.manager.find(SubmissionEntity, {
      where: { id: In(ids) },
      select: { id: true, hash: true, receivedAt: true },
    });
  }

  ofParticipant(view: View, projectId: string, participantId: string): Promise<SubmissionEntity[]> {
    return view.manager.find(SubmissionEntity, { where: { projectId, participantId }, order: { id: 'ASC' } });
  }

  /**
   * A project's submissions in pages by id, for reading all of them: but for those that arrived before their wave was
   * opened for the county, until it is.
   */
  after(view: View, projectId: string, id: string, limit: number): Promise<ReadSubmission[]> {
    return plainRows(view, SubmissionEntity, READ, (query) =>
      query
        .leftJoin(EarlySubmissionEntity, 'early', 'early.submissionId = row.id')
        .leftJoin(
          WaveOpeningEntity,
          'opening',
          'opening.waveId = early.waveId AND opening.countyId = early.countyId',
        )
        .where('row.projectId = :projectId AND row.id > :id', { projectId, id })
        .andWhere('(early.submissionId IS NULL OR opening.waveId IS NOT NULL)')
        .orderBy('row.id')
        .limit(limit),
    );
  }

  /** How many a project has, those kept back included. */
  count(view: View, projectId: string): Promise<number> {
    return view.manager.countBy(SubmissionEntity, { projectId });
  }

  /** Of whom a project has submissions, and of what, in pages by id; without the answers. */
  outline(view: View, projectId: string, id: string, limit: number): Promise<SubmissionOutline[]> {
    return view.manager.find(SubmissionEntity, {
      where: { projectId, id: MoreThan(id) },
      select: {
        id: true,
        participantId: true,
        waveId: true,
        instrumentVersionId: true,
        collectedOn: true,
        receivedAt: true,
      },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  /** All submissions of some participants, those received first before others. */
  ofParticipants(view: View, participantIds: readonly string[]): Promise<SubmissionEntity[]> {
    return view.manager.find(SubmissionEntity, {
      where: { participantId: In(participantIds) },
      order: { receivedAt: 'ASC', id: 'ASC' },
    });
  }
}
