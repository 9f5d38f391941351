import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { View, WriteTransaction } from '../../platform/database/index.js';
import { CourseStepEntity } from './course-step.entity.js';

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
      await view.manager.find(CourseStepEntity, {
        where: { participantId: In(participantIds) },
        order: { ordinal: 'ASC' },
      }),
    );
  }

  async ofProject(view: View, projectId: string): Promise<Map<string, CourseStepEntity[]>> {
    return byParticipant(
      await view.manager.find(CourseStepEntity, { where: { projectId }, order: { ordinal: 'ASC', id: 'ASC' } }),
    );
  }
}

function byParticipant(steps: readonly CourseStepEntity[]): Map<string, CourseStepEntity[]> {
  const grouped = new Map<string, CourseStepEntity[]>();
  for (const step of steps) {
    const own = grouped.get(step.participantId) ?? [];
    own.push(step);
    grouped.set(step.participantId, own);
  }
  return grouped;
}
