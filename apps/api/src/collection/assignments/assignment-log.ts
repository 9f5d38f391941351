import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor/index.js';
import type { View, WriteTransaction } from '../../platform/database/index.js';
import { groupedBy } from '../../platform/grouped-by.js';
import { newId, now } from '../../platform/ids.js';
import type { AssignmentStepEntity } from './assignment-step.entity.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { enumeratorAfterSteps, stateAfterSteps } from './standing.js';

/** What is said of a step; the rest the log knows. */
export type NewStep = Pick<AssignmentStepEntity, 'kind'> &
  Partial<
    Pick<
      AssignmentStepEntity,
      'id' | 'happenedOn' | 'outcome' | 'reason' | 'final' | 'enumeratorId' | 'submissionId'
    >
  > & { readonly actor: Actor };

/** Adds steps to assignments that the caller holds, and keeps what they come to. */
@Injectable()
export class AssignmentLog {
  constructor(private readonly repository: AssignmentsRepository) {}

  /** Adds one step to each. @returns the assignments as they then are */
  async add(
    tx: WriteTransaction,
    rows: readonly AssignmentEntity[],
    stepOf: (row: AssignmentEntity) => NewStep,
  ): Promise<AssignmentEntity[]> {
    const earlier = await this.#steps(tx, rows);
    const added = rows.map((row) => toRow(row.id, earlier.get(row.id) ?? [], stepOf(row)));
    await this.repository.insertSteps(tx, added);
    return this.#settle(
      tx,
      rows,
      groupedBy([...[...earlier.values()].flat(), ...added], ({ assignmentId }) => assignmentId),
    );
  }

  /** Takes a step back. @returns the assignment as it then is */
  async undo(tx: WriteTransaction, row: AssignmentEntity, stepId: string): Promise<AssignmentEntity> {
    await this.repository.markUndone(tx, stepId, now());
    const [settled] = await this.#settle(tx, [row], await this.#steps(tx, [row]));
    return settled ?? row;
  }

  async #settle(
    tx: WriteTransaction,
    rows: readonly AssignmentEntity[],
    steps: ReadonlyMap<string, readonly AssignmentStepEntity[]>,
  ): Promise<AssignmentEntity[]> {
    const changedAt = now();
    const settled: AssignmentEntity[] = [];
    for (const row of rows) {
      const own = steps.get(row.id) ?? [];
      const change = { state: stateAfterSteps(own), enumeratorId: enumeratorAfterSteps(own), changedAt };
      await this.repository.update(tx, row.id, change);
      settled.push({ ...row, ...change });
    }
    return settled;
  }

  async #steps(view: View, rows: readonly AssignmentEntity[]) {
    const steps = await this.repository.steps(
      view,
      rows.map(({ id }) => id),
    );
    return groupedBy(steps, ({ assignmentId }) => assignmentId);
  }
}

function toRow(
  assignmentId: string,
  earlier: readonly AssignmentStepEntity[],
  { actor, ...step }: NewStep,
): AssignmentStepEntity {
  return {
    id: newId(),
    assignmentId,
    ordinal: (earlier.at(-1)?.ordinal ?? 0) + 1,
    happenedOn: null,
    outcome: null,
    reason: null,
    final: false,
    enumeratorId: null,
    submissionId: null,
    ...step,
    actorKind: actor.kind,
    actorId: 'id' in actor ? actor.id : null,
    recordedAt: now(),
    undoneAt: null,
  };
}
