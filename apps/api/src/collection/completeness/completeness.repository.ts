import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { QuestionnaireCompleteness } from '@tongxing/contracts';
import { InstrumentVersionEntity } from '../../instruments/index.js';
import { ParticipantEntity } from '../../people/index.js';
import type { View } from '../../platform/database/index.js';
import { AssignmentEntity, type Among } from '../assignments/index.js';
import { SubmissionEntity } from '../submission.entity.js';

export interface Received {
  readonly siteId: string;
  readonly instrument: string;
  readonly respondent: QuestionnaireCompleteness['respondent'];
  readonly people: number;
  readonly unplanned: number;
  readonly lastReceivedAt: string;
}

export interface OnRoster {
  readonly siteId: string;
  readonly people: number;
  readonly answered: number;
  readonly left: number;
}

/** As drivers give it: PostgreSQL counts in texts. */
type Raw<T> = { readonly [Part in keyof T]: T[Part] extends number ? number | string : T[Part] };

/** Whom a submission is about: of an entry that is part of another, the other one. */
const WHOM = `COALESCE(
  (SELECT m.kept_id FROM participant_merge m WHERE m.merged_id = submission.participant_id AND m.undone_at IS NULL),
  submission.participant_id)`;

/** Whether something of a participant, or of an entry that is part of it, was handed in that meets a condition. */
const handedIn = (condition: string): string => `EXISTS (
  SELECT 1 FROM submission s WHERE ${condition} AND (s.participant_id = participant.id OR s.participant_id IN (
    SELECT m.merged_id FROM participant_merge m WHERE m.kept_id = participant.id AND m.undone_at IS NULL)))`;

/** Who has left by the end of the wave and has not come back since. */
const HAS_LEFT = `EXISTS (
  SELECT 1 FROM course_step c
  WHERE c.participant_id = participant.id AND c.undone_at IS NULL AND c.kind = 'exited' AND c.happened_on <= :until
    AND NOT EXISTS (
      SELECT 1 FROM course_step later
      WHERE later.participant_id = c.participant_id AND later.undone_at IS NULL AND later.ordinal > c.ordinal))`;

/** Counts of what has arrived. No answer is read. */
@Injectable()
export class CompletenessRepository {
  /** Of how many participants a wave has answers, by site, questionnaire and respondent. */
  async received(view: View, projectId: string, { waveId, sites }: Among): Promise<Received[]> {
    const query = view.manager
      .createQueryBuilder(SubmissionEntity, 'submission')
      .innerJoin(ParticipantEntity, 'participant', `participant.id = ${WHOM}`)
      .innerJoin(InstrumentVersionEntity, 'version', 'version.id = submission.instrumentVersionId')
      .leftJoin(
        AssignmentEntity,
        'assignment',
        `assignment.participantId IN (participant.id, submission.participantId)
          AND assignment.waveId = submission.waveId AND assignment.respondent = submission.respondent
          AND assignment.instrument = version.instrument`,
      )
      .where('submission.projectId = :projectId AND submission.waveId = :waveId', { projectId, waveId })
      .select('participant.siteId', 'siteId')
      .addSelect('version.instrument', 'instrument')
      .addSelect('submission.respondent', 'respondent')
      .addSelect('COUNT(DISTINCT participant.id)', 'people')
      .addSelect('COUNT(DISTINCT CASE WHEN assignment.id IS NULL THEN participant.id END)', 'unplanned')
      .addSelect('MAX(submission.receivedAt)', 'lastReceivedAt')
      .groupBy('participant.siteId')
      .addGroupBy('version.instrument')
      .addGroupBy('submission.respondent');
    const rows: Raw<Received>[] = await atSites(query, sites).getRawMany();
    return rows.map((row) => ({ ...row, people: Number(row.people), unplanned: Number(row.unplanned) }));
  }

  /** Which instrument versions a project has answers to. */
  async versions(view: View, projectId: string): Promise<string[]> {
    const rows: { id: string }[] = await view.manager
      .createQueryBuilder(SubmissionEntity, 'submission')
      .where('submission.projectId = :projectId', { projectId })
      .select('DISTINCT submission.instrumentVersionId', 'id')
      .getRawMany();
    return rows.map(({ id }) => id);
  }

  /**
   * The people of a project by site: those on the roster, of whom a wave has answers, and who left without any.
   *
   * @param ofPeople versions that speak of people: who stands only for something else is no one
   * @param until last day of the wave; whoever has left at all where it is not known
   */
  async roster(
    view: View,
    projectId: string,
    { waveId, sites }: Among,
    ofPeople: readonly string[],
    until = '9999-12-31',
  ): Promise<OnRoster[]> {
    const isOfPeople = ofPeople.length > 0 ? 's.instrument_version_id IN (:...ofPeople)' : '1 = 0';
    const isPerson = `(NOT ${handedIn('1 = 1')} OR ${handedIn(isOfPeople)})`;
    const hasAnswers = handedIn(`s.wave_id = :waveId AND ${isOfPeople}`);
    const query = view.manager
      .createQueryBuilder(ParticipantEntity, 'participant')
      .where('participant.projectId = :projectId', { projectId })
      .andWhere(
        'NOT EXISTS (SELECT 1 FROM participant_merge m WHERE m.merged_id = participant.id AND m.undone_at IS NULL)',
      )
      .andWhere(isPerson)
      .setParameters({ waveId, ofPeople, until })
      .select('participant.siteId', 'siteId')
      .addSelect('COUNT(*)', 'people')
      .addSelect(`SUM(CASE WHEN ${hasAnswers} THEN 1 ELSE 0 END)`, 'answered')
      .addSelect(`SUM(CASE WHEN NOT ${hasAnswers} AND ${HAS_LEFT} THEN 1 ELSE 0 END)`, 'left')
      .groupBy('participant.siteId');
    const rows: Raw<OnRoster>[] = await atSites(query, sites).getRawMany();
    return rows.map(({ siteId, people, answered, left }) => ({
      siteId,
      people: Number(people),
      answered: Number(answered),
      left: Number(left),
    }));
  }
}

function atSites<T extends object>(query: SelectQueryBuilder<T>, sites: Among['sites']): SelectQueryBuilder<T> {
  if (sites === 'all') return query;
  return sites.length === 0
    ? query.andWhere('1 = 0')
    : query.andWhere('participant.siteId IN (:...sites)', { sites });
}
