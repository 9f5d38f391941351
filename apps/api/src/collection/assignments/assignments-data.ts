import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ParticipantsRepository } from '../../people/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { Places } from '../../platform/permissions/index.js';
import { SubjectDataSources } from '../../privacy/index.js';
import { AssignmentsRepository } from './assignments.repository.js';

/** Where an assignment is, and what is held about a participant in assignments. */
@Injectable()
export class AssignmentsData implements OnModuleInit {
  constructor(
    private readonly places: Places,
    private readonly sources: SubjectDataSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly participants: ParticipantsRepository,
    private readonly repository: AssignmentsRepository,
  ) {}

  onModuleInit(): void {
    this.places.register('assignment', (id) =>
      this.unitOfWork.read(async (view) => {
        const row = await this.repository.findById(view, id);
        const [participant] = row ? await this.participants.byId(view, [row.participantId]) : [];
        return participant && { project: participant.projectId, site: participant.siteId };
      }),
    );
    this.sources.also('assignments', async (tx, project, participant) => {
      const rows = await this.repository.ofParticipant(tx, project, participant);
      const steps = await this.repository.steps(
        tx,
        rows.map(({ id }) => id),
      );
      return rows.map((row) => ({
        ...row,
        steps: steps.filter(({ assignmentId }) => assignmentId === row.id),
      }));
    });
  }
}
