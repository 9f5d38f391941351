import { Injectable } from '@nestjs/common';
import type { CourseStep, NewExit, NewMove, NewReEntry, ParticipantCourse } from '@tongxing/contracts';
import { currentActor } from '../../platform/actor/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { isTaken, UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeRepository } from '../../programme/index.js';
import type { ParticipantEntity } from '../participant.entity.js';
import { mayEnrolAt } from '../participants.policy.js';
import { ParticipantsRepository } from '../participants.repository.js';
import { CourseStepEntity } from './course-step.entity.js';
import { enrolmentSite, isPossibleDate, mayFollow, standing, stateAfter } from './course.js';
import { CourseRepository } from './course.repository.js';

type NextStep = Pick<CourseStepEntity, 'kind' | 'happenedOn'> & {
  readonly site?: string | undefined;
  readonly reason?: NewExit['reason'];
};

/** A participant's course through the programme: where they were when, when they left and came back. */
@Injectable()
export class CourseService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeRepository,
    private readonly participants: ParticipantsRepository,
    private readonly repository: CourseRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProblemException `not-found` */
  find(projectId: string, participantId: string): Promise<ParticipantCourse> {
    return this.unitOfWork.read(async (view) => {
      const { participant, steps } = await this.#require(view, projectId, participantId);
      return toCourse(participant, steps);
    });
  }

  /** @throws ProblemException `not-found`, `site-unknown`, `step-impossible`, `date-impossible` */
  move(projectId: string, participantId: string, { site, on }: NewMove): Promise<ParticipantCourse> {
    return this.#step(projectId, participantId, { kind: 'moved', happenedOn: on, site });
  }

  /** @throws ProblemException `not-found`, `step-impossible`, `date-impossible` */
  exit(projectId: string, participantId: string, { reason, on }: NewExit): Promise<ParticipantCourse> {
    return this.#step(projectId, participantId, { kind: 'exited', happenedOn: on, reason });
  }

  /** @throws ProblemException `not-found`, `site-unknown`, `step-impossible`, `date-impossible` */
  reEnter(projectId: string, participantId: string, { site, on }: NewReEntry): Promise<ParticipantCourse> {
    return this.#step(projectId, participantId, { kind: 're_entered', happenedOn: on, site });
  }

  /**
   * Takes the last step back. It stays on record as taken back.
   *
   * @throws ProblemException `not-found`; `step-not-last` for any other step, and for one taken back already
   */
  undo(projectId: string, participantId: string, stepId: string): Promise<ParticipantCourse> {
    return this.unitOfWork.write(async (tx) => {
      const { participant, steps } = await this.#require(tx, projectId, participantId);
      if (!steps.some(({ id }) => id === stepId)) throw new ProblemException('not-found');
      const last = standing(steps).at(-1);
      if (last?.id !== stepId) throw new ProblemException('step-not-last');
      last.undoneAt = now();
      await this.repository.markUndone(tx, stepId, last.undoneAt);
      this.#record(tx, 'step_undone', last);
      await this.participants.setSite(tx, participantId, last.fromSiteId);
      return toCourse({ ...participant, siteId: last.fromSiteId }, steps);
    });
  }

  async #step(projectId: string, participantId: string, next: NextStep): Promise<ParticipantCourse> {
    const write = this.unitOfWork.write((tx) => this.#take(tx, projectId, participantId, next));
    return write.catch((error: unknown) => {
      // Somebody else took a step at the same moment: what was asked for rested on what is no longer so.
      throw isTaken(error) ? new ProblemException('step-impossible') : error;
    });
  }

  async #take(tx: WriteTransaction, projectId: string, participantId: string, next: NextStep) {
    const { participant, steps } = await this.#require(tx, projectId, participantId);
    if (next.site !== undefined) {
      const site = await this.programme.site(tx, projectId, next.site);
      if (!site || !mayEnrolAt(currentActor(), site)) throw new ProblemException('site-unknown');
    }
    const step: CourseStepEntity = {
      id: newId(),
      projectId,
      participantId,
      ordinal: (steps.at(-1)?.ordinal ?? 0) + 1,
      kind: next.kind,
      happenedOn: next.happenedOn,
      fromSiteId: participant.siteId,
      toSiteId: next.site ?? participant.siteId,
      reason: next.reason ?? null,
      recordedAt: now(),
      undoneAt: null,
    };
    if (!mayFollow(steps, step)) throw new ProblemException('step-impossible');
    if (!isPossibleDate(steps, step.happenedOn, Date.now())) throw new ProblemException('date-impossible');
    await this.repository.insert(tx, step);
    this.#record(tx, step.kind, step);
    await this.participants.setSite(tx, participantId, step.toSiteId);
    return toCourse({ ...participant, siteId: step.toSiteId }, [...steps, step]);
  }

  #record(tx: WriteTransaction, done: CourseStep['kind'] | 'step_undone', step: CourseStepEntity): void {
    this.audit.record(tx, {
      action: `participant.${done}`,
      project: step.projectId,
      subject: { kind: 'participant', id: step.participantId },
      detail: { step: step.id, ...(step.reason !== null && { reason: step.reason }) },
    });
  }

  async #require(view: View, projectId: string, participantId: string) {
    const [participant] = await this.participants.byId(view, [participantId]);
    if (participant?.projectId !== projectId) throw new ProblemException('not-found');
    const steps = (await this.repository.ofParticipants(view, [participantId])).get(participantId) ?? [];
    return { participant, steps };
  }
}

const toCourse = (participant: ParticipantEntity, steps: readonly CourseStepEntity[]): ParticipantCourse => ({
  state: stateAfter(steps),
  enrolledAt: enrolmentSite(participant, steps),
  steps: steps.map(toStep),
});

const toStep = (row: CourseStepEntity): CourseStep => ({
  id: row.id,
  kind: row.kind,
  on: row.happenedOn,
  from: row.fromSiteId,
  to: row.toSiteId,
  ...(row.reason !== null && { reason: row.reason }),
  recordedAt: row.recordedAt,
  ...(row.undoneAt !== null && { undoneAt: row.undoneAt }),
});
