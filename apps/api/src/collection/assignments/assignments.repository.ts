import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, type SelectQueryBuilder } from 'typeorm';
import type { AssignmentQuery, AssignmentReason, AssignmentState } from '@tongxing/contracts';
import { ParticipantEntity } from '../../people/index.js';
import { inParts, insertMany, type View, type WriteTransaction } from '../../platform/database/index.js';
import { AssignmentStepEntity } from './assignment-step.entity.js';
import { AssignmentEntity } from './assignment.entity.js';

/** Rows of a wave, at sites that somebody reaches. */
export interface Among {
  readonly waveId: string;
  readonly sites: 'all' | readonly string[];
}

export interface Outcome {
  readonly siteId: string;
  readonly instrument: string;
  readonly respondent: AssignmentEntity['respondent'];
  readonly state: AssignmentState;
  /** Of the step that ended it, where one was given. */
  readonly reason: AssignmentReason | null;
  readonly count: number;
}

/** One child's entries count once: what ended for an entry that is part of another counts where the other's has not. */
const IS_COUNTED_ONCE = `NOT EXISTS (
  SELECT 1 FROM participant_merge m JOIN assignment other ON other.participant_id = m.kept_id
  WHERE m.merged_id = assignment.participant_id AND m.undone_at IS NULL AND other.wave_id = assignment.wave_id
    AND other.instrument = assignment.instrument AND other.respondent = assignment.respondent
    AND other.state <> 'open')`;

/** The last of the steps that stand and say what the assignment's state says. */
const IS_ITS_ENDING = `ending.assignmentId = assignment.id AND ending.final AND ending.undoneAt IS NULL
  AND ending.outcome = assignment.state AND NOT EXISTS (
    SELECT 1 FROM assignment_step later
    WHERE later.assignment_id = assignment.id AND later.final AND later.undone_at IS NULL
      AND later.outcome = assignment.state AND later.ordinal > ending.ordinal)`;

/**
 * Nothing is asked any more of an entry that is part of another, of a child of whom the other entry has answered, and
 * of who has left. What has ended stays.
 */
const IS_ASKED = `NOT (assignment.state = 'open' AND (
  EXISTS (SELECT 1 FROM participant_merge m WHERE m.merged_id = assignment.participant_id AND m.undone_at IS NULL)
  OR EXISTS (
    SELECT 1 FROM participant_merge m JOIN assignment other ON other.participant_id = m.merged_id
    WHERE m.kept_id = assignment.participant_id AND m.undone_at IS NULL AND other.wave_id = assignment.wave_id
      AND other.instrument = assignment.instrument AND other.respondent = assignment.respondent
      AND other.state = 'done')
  OR EXISTS (
    SELECT 1 FROM course_step c
    WHERE c.participant_id = assignment.participant_id AND c.undone_at IS NULL AND c.kind = 'exited'
      AND NOT EXISTS (
        SELECT 1 FROM course_step later
        WHERE later.participant_id = c.participant_id AND later.undone_at IS NULL AND later.ordinal > c.ordinal))
))`;

@Injectable()
export class AssignmentsRepository {
  insertMany(tx: WriteTransaction, rows: readonly AssignmentEntity[]): Promise<void> {
    return insertMany(tx, AssignmentEntity, rows);
  }

  insertSteps(tx: WriteTransaction, rows: readonly AssignmentStepEntity[]): Promise<void> {
    return insertMany(tx, AssignmentStepEntity, rows);
  }

  async update(
    tx: WriteTransaction,
    id: string,
    change: Pick<AssignmentEntity, 'state' | 'enumeratorId' | 'changedAt'>,
  ): Promise<void> {
    await tx.manager.update(AssignmentEntity, { id }, change);
  }

  async markUndone(tx: WriteTransaction, id: string, undoneAt: string): Promise<void> {
    await tx.manager.update(AssignmentStepEntity, { id }, { undoneAt });
  }

  find(view: View, projectId: string, id: string): Promise<AssignmentEntity | null> {
    return view.manager.findOneBy(AssignmentEntity, { projectId, id });
  }

  findById(view: View, id: string): Promise<AssignmentEntity | null> {
    return view.manager.findOneBy(AssignmentEntity, { id });
  }

  /** Rows of a project, held alone until the commit, in the order of their ids. On SQLite there is one writer anyway. */
  hold(tx: WriteTransaction, projectId: string, ids: readonly string[]): Promise<AssignmentEntity[]> {
    return this.#held(tx, [...ids].sort(), (query, part) =>
      query.where('assignment.projectId = :projectId AND assignment.id IN (:...part)', { projectId, part }),
    );
  }

  /** The same for all rows of participants. */
  holdOf(tx: WriteTransaction, participantIds: readonly string[]): Promise<AssignmentEntity[]> {
    return this.#held(tx, participantIds, (query, part) =>
      query.where('assignment.participantId IN (:...part)', { part }),
    );
  }

  async #held(
    tx: WriteTransaction,
    values: readonly string[],
    among: (
      query: SelectQueryBuilder<AssignmentEntity>,
      part: string[],
    ) => SelectQueryBuilder<AssignmentEntity>,
  ): Promise<AssignmentEntity[]> {
    const isPostgres = tx.manager.dataSource.options.type === 'postgres';
    return inParts(values, (part) => {
      const query = tx.manager.createQueryBuilder(AssignmentEntity, 'assignment');
      const ordered = among(query, part).orderBy('assignment.id');
      return (isPostgres ? ordered.setLock('pessimistic_write') : ordered).getMany();
    });
  }

  /** Each assignment's in the order in which they were taken, those taken back too. */
  steps(view: View, assignmentIds: readonly string[]): Promise<AssignmentStepEntity[]> {
    return inParts(assignmentIds, (part) =>
      view.manager.find(AssignmentStepEntity, {
        where: { assignmentId: In(part) },
        order: { ordinal: 'ASC' },
      }),
    );
  }

  step(view: View, id: string): Promise<AssignmentStepEntity | null> {
    return view.manager.findOneBy(AssignmentStepEntity, { id });
  }

  /** Visits that stand, by assignment. */
  async visits(view: View, assignmentIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await inParts(assignmentIds, (part) =>
      view.manager.find(AssignmentStepEntity, {
        where: { assignmentId: In(part), kind: 'visited', undoneAt: IsNull() },
        select: { id: true, assignmentId: true },
      }),
    );
    const counts = new Map<string, number>();
    for (const { assignmentId } of rows) counts.set(assignmentId, (counts.get(assignmentId) ?? 0) + 1);
    return counts;
  }

  ofWave(view: View, waveId: string): Promise<AssignmentEntity[]> {
    return view.manager.findBy(AssignmentEntity, { waveId });
  }

  ofParticipant(view: View, projectId: string, participantId: string): Promise<AssignmentEntity[]> {
    return view.manager.find(AssignmentEntity, { where: { projectId, participantId }, order: { id: 'ASC' } });
  }

  /** A page in the order of ids, of what is still asked or has ended. */
  async page(
    view: View,
    among: Among,
    { site, state, enumerator, after, limit }: Omit<AssignmentQuery, 'wave'>,
  ): Promise<{ rows: AssignmentEntity[]; next?: string }> {
    const query = this.#among(view, among);
    if (site !== undefined) query.andWhere('participant.siteId = :site', { site });
    if (state !== undefined) query.andWhere('assignment.state = :state', { state });
    if (enumerator === 'team') query.andWhere('assignment.enumeratorId IS NULL');
    else if (enumerator !== undefined) query.andWhere('assignment.enumeratorId = :enumerator', { enumerator });
    return paged(query, after, limit);
  }

  /** The same of participants, all of them where none are named. */
  async pageOf(
    view: View,
    among: Among,
    participantIds: 'all' | readonly string[],
    { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<{ rows: AssignmentEntity[]; next?: string }> {
    if (participantIds !== 'all' && participantIds.length === 0) return { rows: [] };
    const query = this.#among(view, among);
    if (participantIds !== 'all')
      query.andWhere('assignment.participantId IN (:...participantIds)', { participantIds });
    return paged(query, after, limit);
  }

  async counts(view: View, among: Among): Promise<{ siteId: string; state: AssignmentState; count: number }[]> {
    const rows: { siteId: string; state: AssignmentState; count: number | string }[] = await this.#among(
      view,
      among,
    )
      .select('participant.siteId', 'siteId')
      .addSelect('assignment.state', 'state')
      .addSelect('COUNT(*)', 'count')
      .groupBy('participant.siteId')
      .addGroupBy('assignment.state')
      .getRawMany();
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** How many of each questionnaire at each site are in which state, and why. */
  async outcomes(view: View, among: Among): Promise<Outcome[]> {
    const by = {
      siteId: 'participant.siteId',
      instrument: 'assignment.instrument',
      respondent: 'assignment.respondent',
      state: 'assignment.state',
      reason: 'ending.reason',
    };
    const query = this.#among(view, among)
      .andWhere(IS_COUNTED_ONCE)
      .leftJoin(AssignmentStepEntity, 'ending', IS_ITS_ENDING)
      .select('COUNT(*)', 'count');
    for (const [name, column] of Object.entries(by)) query.addSelect(column, name).addGroupBy(column);
    const rows: (Omit<Outcome, 'count'> & { count: number | string })[] = await query.getRawMany();
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** Participants of whose assignments at a wave some changed after a moment. */
  async changedSince(view: View, waveId: string, at: string): Promise<string[]> {
    const rows = await view.manager.find(AssignmentEntity, {
      where: { waveId, changedAt: MoreThan(at) },
      select: { id: true, participantId: true },
    });
    return rows.map(({ participantId }) => participantId);
  }

  idsOf(view: View, waveId: string, participantIds: readonly string[]): Promise<{ id: string }[]> {
    return inParts(participantIds, (part) =>
      view.manager.find(AssignmentEntity, {
        where: { waveId, participantId: In(part) },
        select: { id: true },
      }),
    );
  }

  /** Ids of what is still asked of participants, or has ended. */
  idsAmong(view: View, among: Among, participantIds: readonly string[]): Promise<{ id: string }[]> {
    return inParts(participantIds, (part) =>
      this.#among(view, among)
        .andWhere('assignment.participantId IN (:...part)', { part })
        .select('assignment.id')
        .getMany(),
    );
  }

  #among(view: View, { waveId, sites }: Among): SelectQueryBuilder<AssignmentEntity> {
    const query = view.manager
      .createQueryBuilder(AssignmentEntity, 'assignment')
      .innerJoin(ParticipantEntity, 'participant', 'participant.id = assignment.participantId')
      .where('assignment.waveId = :waveId', { waveId })
      .andWhere(IS_ASKED);
    if (sites === 'all') return query;
    return sites.length === 0
      ? query.andWhere('1 = 0')
      : query.andWhere('participant.siteId IN (:...sites)', { sites });
  }
}

async function paged(
  query: SelectQueryBuilder<AssignmentEntity>,
  after: string | undefined,
  limit: number,
): Promise<{ rows: AssignmentEntity[]; next?: string }> {
  if (after !== undefined) query.andWhere('assignment.id > :after', { after });
  const found = await query
    .orderBy('assignment.id')
    .limit(limit + 1)
    .getMany();
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, ...(found.length > limit && last && { next: last.id }) };
}
