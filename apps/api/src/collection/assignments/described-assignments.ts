import { Injectable } from '@nestjs/common';
import { ageBandOf, type Assignment, type AssignmentStep } from '@tongxing/contracts';
import { InstrumentsService, type PublishedVersion } from '../../instruments/index.js';
import {
  barriers,
  ConsentsService,
  ParticipantsRepository,
  type ParticipantEntity,
} from '../../people/index.js';
import type { View } from '../../platform/database/index.js';
import { ProgrammeService } from '../../programme/index.js';
import type { AssignmentStepEntity } from './assignment-step.entity.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentsRepository } from './assignments.repository.js';

/** An assignment as it is told, and whose it is. */
export interface Described {
  readonly assignment: Assignment;
  readonly participant: ParticipantEntity;
}

/** Says of assignments what callers may see: by pseudonym, with what keeps them closed. */
@Injectable()
export class DescribedAssignments {
  constructor(
    private readonly programme: ProgrammeService,
    private readonly participants: ParticipantsRepository,
    private readonly consents: ConsentsService,
    private readonly instruments: InstrumentsService,
    private readonly repository: AssignmentsRepository,
  ) {}

  /** In the order of `rows`. @param projectId of all of them */
  async of(view: View, projectId: string, rows: readonly AssignmentEntity[]): Promise<Described[]> {
    const { consentRequired } = await this.programme.requireProject(view, projectId);
    const ids = [...new Set(rows.map(({ participantId }) => participantId))];
    const people = new Map((await this.participants.byId(view, ids)).map((person) => [person.id, person]));
    const records = await this.consents.ofParticipants(view, ids);
    const visits = await this.repository.visits(
      view,
      rows.map(({ id }) => id),
    );
    const versions = await this.#versions(view, rows);
    return rows.map((row): Described => {
      const participant = people.get(row.participantId) as ParticipantEntity;
      const { waveId, respondent } = row;
      const obstacles = barriers(records.get(participant.id) ?? [], {
        waveId,
        respondent,
        required: consentRequired,
      });
      const { definition, contentHash } = versions.get(row.instrumentVersionId) as PublishedVersion;
      const band = row.age === null ? undefined : ageBandOf(row.age);
      return {
        participant,
        assignment: {
          id: row.id,
          wave: waveId,
          participant: participant.id,
          studyCode: participant.studyCode,
          site: participant.siteId,
          instrument: { id: definition.instrument, version: definition.version, hash: contentHash },
          respondent,
          sitting: row.sitting,
          ...(band && { band }),
          state: row.state,
          ...(row.enumeratorId !== null && { enumerator: row.enumeratorId }),
          visits: visits.get(row.id) ?? 0,
          obstacles,
          changedAt: row.changedAt,
        },
      };
    });
  }

  /** Each read once: rows are many, versions few. */
  async #versions(view: View, rows: readonly AssignmentEntity[]): Promise<Map<string, PublishedVersion>> {
    const versions = new Map<string, PublishedVersion>();
    for (const { instrumentVersionId: id } of rows)
      if (!versions.has(id)) versions.set(id, await this.instruments.byId(view, id));
    return versions;
  }
}

export const toStep = (row: AssignmentStepEntity): AssignmentStep => ({
  id: row.id,
  kind: row.kind,
  ...(row.happenedOn !== null && { on: row.happenedOn }),
  ...(row.outcome !== null && { outcome: row.outcome }),
  ...(row.reason !== null && { reason: row.reason }),
  final: row.final,
  ...(row.enumeratorId !== null && { enumerator: row.enumeratorId }),
  ...(row.submissionId !== null && { submission: row.submissionId }),
  by: { kind: row.actorKind, ...(row.actorId !== null && { id: row.actorId }) },
  recordedAt: row.recordedAt,
  ...(row.undoneAt !== null && { undoneAt: row.undoneAt }),
});
