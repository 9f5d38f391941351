import { Injectable } from '@nestjs/common';
import type { FamilyStatus, FamilyStatuses } from '@tongxing/contracts';
import { LEFT_BEHIND_RULE, leftBehindStatus, leftBehindVariables } from '@tongxing/scoring';
import { UnitOfWork, type View, type WriteTransaction } from '../../platform/database/index.js';
import { newId, now } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ParticipantsRepository } from '../participants.repository.js';
import { FamilyStatusEntity } from './family-status.entity.js';
import { FamilyStatusRepository } from './family-status.repository.js';

/** What was told of a family, wherever it was told. */
export interface ToldOfFamily {
  readonly projectId: string;
  readonly participantId: string;
  readonly source: FamilyStatus['source'];
  readonly submissionId?: string;
  readonly waveId?: string;
  readonly heldOn?: string | undefined;
  /** Answers by item; what left-behind status does not rest on is not kept here. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The situation of participants' families over time, and the left-behind flags that follow from it. */
@Injectable()
export class FamilyStatusService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly participants: ParticipantsRepository,
    private readonly repository: FamilyStatusRepository,
  ) {}

  /** Keeps what was told, where anything was, and computes the flags in the same transaction. */
  async record(tx: WriteTransaction, told: readonly ToldOfFamily[]): Promise<void> {
    await this.repository.insertMany(tx, told.flatMap(toRows));
  }

  /** Everything that was told of one family, first to newest. @throws ProblemException `not-found` */
  history(projectId: string, participantId: string): Promise<FamilyStatuses> {
    return this.unitOfWork.read(async (view) => {
      const [participant] = await this.participants.byId(view, [participantId]);
      if (participant?.projectId !== projectId) throw new ProblemException('not-found');
      return { items: (await this.repository.ofParticipants(view, [participantId])).map(toFamilyStatus) };
    });
  }

  /** The newest that is known, by participant; who is not named here nothing is known of. */
  async newest(view: View, participantIds: readonly string[]): Promise<Map<string, FamilyStatusEntity>> {
    const newest = new Map<string, FamilyStatusEntity>();
    for (const status of await this.repository.ofParticipants(view, participantIds)) {
      const known = newest.get(status.participantId);
      if (!known || dayOf(status) >= dayOf(known)) newest.set(status.participantId, status);
    }
    return newest;
  }
}

/** The day it holds for; where that is not known, the day on which it was recorded. */
const dayOf = ({ heldOn, recordedAt }: FamilyStatusEntity): string => heldOn ?? recordedAt.slice(0, 10);

function toRows(told: ToldOfFamily): FamilyStatusEntity[] {
  const variables = leftBehindVariables(told.answers);
  if (Object.keys(variables).length === 0) return [];
  return [
    {
      id: newId(),
      projectId: told.projectId,
      participantId: told.participantId,
      waveId: told.waveId ?? null,
      source: told.source,
      submissionId: told.submissionId ?? null,
      heldOn: told.heldOn ?? null,
      variables,
      flags: flagsOf(variables, told.heldOn),
      rule: LEFT_BEHIND_RULE,
      recordedAt: now(),
    },
  ];
}

function flagsOf(variables: FamilyStatus['variables'], heldOn: string | undefined): FamilyStatus['flags'] {
  const { months_away: months, ...flags } = leftBehindStatus(variables, heldOn);
  return { ...flags, ...(months && { months_away: months }) };
}

export const toFamilyStatus = (row: FamilyStatusEntity): FamilyStatus => ({
  id: row.id,
  source: row.source,
  ...(row.waveId !== null && { wave: row.waveId }),
  ...(row.heldOn !== null && { heldOn: row.heldOn }),
  variables: row.variables,
  flags: row.flags,
  rule: row.rule,
  recordedAt: row.recordedAt,
});
