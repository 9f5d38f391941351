import { Injectable } from '@nestjs/common';
import type {
  Assignment,
  AssignmentHistory,
  AssignmentQuery,
  Enumerator,
  NewClosing,
  NewEnumerator,
  NewVisit,
  WaveProgress,
} from '@tongxing/contracts';
import { CollectorsService } from '../../access/index.js';
import {
  ConsentsService,
  isWithdrawn,
  latestToday,
  ParticipantsRepository,
  type ParticipantEntity,
} from '../../people/index.js';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { isTaken, UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { sitesWhere } from '../../platform/permissions/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProtocolsService } from '../protocol/index.js';
import { AssignmentLog, type NewStep } from './assignment-log.js';
import type { AssignmentStepEntity } from './assignment-step.entity.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { mayRunAssignment } from './assignments.policy.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { DescribedAssignments, toStep } from './described-assignments.js';
import { standingSteps } from './standing.js';

/** What is to be asked of whom: given to enumerators, visited, ended, and taken up again. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly protocols: ProtocolsService,
    private readonly participants: ParticipantsRepository,
    private readonly consents: ConsentsService,
    private readonly collectors: CollectorsService,
    private readonly repository: AssignmentsRepository,
    private readonly described: DescribedAssignments,
    private readonly log: AssignmentLog,
    private readonly audit: AuditLog,
  ) {}

  /** Those at sites that the caller reaches. @throws ProblemException `wave-unknown` */
  list(
    projectId: string,
    { wave, ...query }: AssignmentQuery,
  ): Promise<{ items: Assignment[]; next?: string }> {
    return this.unitOfWork.read(async (view) => {
      await this.protocols.requireWave(view, projectId, wave);
      const among = { waveId: wave, sites: sitesWhere(currentActor(), 'assignments.read', projectId) };
      const { rows, next } = await this.repository.page(view, among, query);
      const items = await this.described.of(view, projectId, rows);
      return { items: items.map(({ assignment }) => assignment), ...(next !== undefined && { next }) };
    });
  }

  /** How far each site is that the caller reaches. @throws ProblemException `wave-unknown` */
  progress(projectId: string, waveId: string): Promise<WaveProgress> {
    return this.unitOfWork.read(async (view) => {
      await this.protocols.requireWave(view, projectId, waveId);
      const sites = sitesWhere(currentActor(), 'assignments.read', projectId);
      const bySite = new Map<string, WaveProgress['items'][number]>();
      for (const { siteId, state, count } of await this.repository.counts(view, { waveId, sites })) {
        const known = bySite.get(siteId) ?? { site: siteId, total: 0, states: {} };
        bySite.set(siteId, {
          ...known,
          total: known.total + count,
          states: { ...known.states, [state]: count },
        });
      }
      return { items: [...bySite.values()] };
    });
  }

  /** @throws ProblemException `not-found` */
  find(projectId: string, id: string): Promise<AssignmentHistory> {
    return this.unitOfWork.read(async (view) => {
      const row = await this.repository.find(view, projectId, id);
      if (!row) throw new ProblemException('not-found');
      return this.#history(view, row);
    });
  }

  /** Who may collect at sites where the caller runs the assignments. */
  enumerators(projectId: string): Promise<Enumerator[]> {
    return this.collectors.at(projectId, sitesWhere(currentActor(), 'assignments.write', projectId));
  }

  /**
   * Gives assignments to somebody, or back to the team of their site.
   *
   * @throws ProblemException `not-found` where one is not there or out of reach, and then none is given;
   *   `enumerator-unknown` for an account that does not collect at every site concerned
   */
  give(projectId: string, { assignments, enumerator }: NewEnumerator): Promise<Assignment[]> {
    return this.unitOfWork.write(async (tx) => {
      const ids = [...new Set(assignments)];
      const rows = await this.repository.hold(tx, projectId, ids);
      const people = await this.participants.byId(
        tx,
        rows.map(({ participantId }) => participantId),
      );
      if (rows.length < ids.length || !people.every((person) => mayRunAssignment(currentActor(), person)))
        throw new ProblemException('not-found');
      if (enumerator !== undefined) await this.#requireCollector(tx, projectId, enumerator, people);
      const changed = rows.filter((row) => row.enumeratorId !== (enumerator ?? null));
      await this.log.add(tx, changed, () => ({
        kind: 'assigned',
        enumeratorId: enumerator ?? null,
        actor: currentActor(),
      }));
      for (const row of changed) this.#record(tx, 'given', row, enumerator ? { enumerator } : {});
      const after = await this.repository.hold(tx, projectId, ids);
      return (await this.described.of(tx, projectId, after)).map(({ assignment }) => assignment);
    });
  }

  /**
   * Records an attempt that brought no answers. The same again changes nothing.
   *
   * @throws ProblemException `not-found`, `date-impossible`; `visit-conflict` for another visit under the same id
   */
  async visit(projectId: string, id: string, visit: NewVisit): Promise<AssignmentHistory> {
    const { on, outcome, reason, final } = visit;
    return this.unitOfWork
      .write(async (tx) => {
        const row = await this.#held(tx, projectId, id);
        const known = await this.repository.step(tx, visit.id);
        if (known && !isSame(known, id, visit)) throw new ProblemException('visit-conflict');
        if (known) return this.#history(tx, row);
        return this.#take(tx, row, {
          id: visit.id,
          kind: 'visited',
          happenedOn: on,
          outcome,
          reason: reason ?? null,
          final,
          actor: currentActor(),
        });
      })
      .catch((error: unknown) => {
        throw isTaken(error) ? new ProblemException('visit-conflict') : error;
      });
  }

  /** Ends an assignment without answers. @throws ProblemException `not-found`, `date-impossible` */
  close(projectId: string, id: string, { on, disposition, reason }: NewClosing): Promise<AssignmentHistory> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.#held(tx, projectId, id);
      return this.#take(tx, row, {
        kind: 'closed',
        happenedOn: on,
        outcome: disposition,
        reason: reason ?? null,
        final: true,
        actor: currentActor(),
      });
    });
  }

  /**
   * Takes the last step back. It stays on record as taken back.
   *
   * @throws ProblemException `not-found`; `step-not-last` for any other; `step-kept` for one that stored answers or a
   *   withdrawal took
   */
  undo(projectId: string, id: string, stepId: string): Promise<AssignmentHistory> {
    return this.unitOfWork.write(async (tx) => {
      const row = await this.#held(tx, projectId, id);
      const steps = await this.repository.steps(tx, [id]);
      if (!steps.some((step) => step.id === stepId)) throw new ProblemException('not-found');
      const last = standingSteps(steps).at(-1);
      if (last?.id !== stepId) throw new ProblemException('step-not-last');
      if (await this.#isKept(tx, row, last)) throw new ProblemException('step-kept');
      this.#record(tx, 'step_undone', row, { step: stepId });
      return this.#history(tx, await this.log.undo(tx, row, stepId));
    });
  }

  async #isKept(view: View, { participantId }: AssignmentEntity, step: AssignmentStepEntity): Promise<boolean> {
    if (step.submissionId !== null) return true;
    if (step.outcome !== 'withdrawn') return false;
    const records = await this.consents.ofParticipants(view, [participantId]);
    return isWithdrawn(records.get(participantId) ?? []);
  }

  async #take(tx: WriteTransaction, row: AssignmentEntity, step: NewStep): Promise<AssignmentHistory> {
    if ((step.happenedOn ?? '') > latestToday(Date.now())) throw new ProblemException('date-impossible');
    const [after = row] = await this.log.add(tx, [row], () => step);
    this.#record(tx, step.kind, row, { outcome: String(step.outcome), final: step.final === true });
    return this.#history(tx, after);
  }

  async #held(tx: WriteTransaction, projectId: string, id: string): Promise<AssignmentEntity> {
    const [row] = await this.repository.hold(tx, projectId, [id]);
    if (!row) throw new ProblemException('not-found');
    return row;
  }

  async #history(view: View, row: AssignmentEntity): Promise<AssignmentHistory> {
    const [described] = await this.described.of(view, row.projectId, [row]);
    const steps = await this.repository.steps(view, [row.id]);
    return { ...(described as NonNullable<typeof described>).assignment, steps: steps.map(toStep) };
  }

  async #requireCollector(
    view: View,
    projectId: string,
    account: string,
    people: readonly ParticipantEntity[],
  ): Promise<void> {
    const sites = new Set(people.map(({ siteId }) => siteId));
    if (!(await this.collectors.collectsAt(view, account, projectId, sites)))
      throw new ProblemException('enumerator-unknown');
  }

  #record(
    tx: WriteTransaction,
    done: 'given' | 'visited' | 'closed' | 'assigned' | 'step_undone',
    { id, projectId }: AssignmentEntity,
    detail: Readonly<Record<string, string | boolean>>,
  ): void {
    this.audit.record(tx, {
      action: `assignment.${done}`,
      project: projectId,
      subject: { kind: 'assignment', id },
      detail,
    });
  }
}

/** Whether a stored step is this visit. */
const isSame = (
  step: AssignmentStepEntity,
  assignmentId: string,
  { on, outcome, reason, final }: NewVisit,
): boolean =>
  step.assignmentId === assignmentId &&
  step.kind === 'visited' &&
  step.happenedOn === on &&
  step.outcome === outcome &&
  step.reason === (reason ?? null) &&
  step.final === final;
