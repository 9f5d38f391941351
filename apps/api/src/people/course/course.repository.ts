import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { inParts, plainRows, type View, type WriteTransaction } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import { CourseStepEntity } from './course-step.entity.js';

/** Every column of a step. */
const STEP = [
  'id',
  'projectId',
  'participantId',
  'ordinal',
  'kind',
  'happenedOn',
  'fromSiteId',
  'toSiteId',
  'reason',
  'recordedAt',
  'undoneAt',
] as const;

@Injectable()
export class CourseRepository {
  async insert(tx: WriteTransaction, step: CourseStepEntity): Promise<void> {
    await tx.manager.insert(CourseStepEntity, step);
  }

  async markUndone(tx: WriteTransaction, id: string, undoneAt: string): Promise<void> {
    await tx.manager.update(CourseStepEntity, { id }, { undoneAt });
  }

  /** All steps, those taken back too, by participant and in their order. */
  async ofParticipants(
    view: View,
    participantIds: readonly string[],
  ): Promise<Map<string, CourseStepEntity[]>> {
    return byParticipant(
      await inParts(participantIds, (part) =>
        view.manager.find(CourseStepEntity, {
          where: { participantId: In(part) },
          order: { ordinal: 'ASC' },
        }),
      ),
    );
  }

  /** Steps of a project that were taken, or taken back, after a moment. */
  since(view: View, projectId: string, at: string): Promise<CourseStepEntity[]> {
    return view.manager.findBy(CourseStepEntity, [
      { projectId, recordedAt: MoreThan(at) },
      { projectId, undoneAt: MoreThan(at) },
    ]);
  }

  async ofProject(view: View, projectId: string): Promise<Map<string, CourseStepEntity[]>> {
    return byParticipant(
      await plainRows(view, CourseStepEntity, STEP, (query) =>
        query.where('row.projectId = :projectId', { projectId }).orderBy('row.ordinal').addOrderBy('row.id'),
      ),
    );
  }
}

const byParticipant = (steps: readonly CourseStepEntity[]) =>
  groupedBy(steps, ({ participantId }) => participantId);
