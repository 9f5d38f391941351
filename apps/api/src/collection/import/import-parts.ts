import { Injectable } from '@nestjs/common';
import { InstrumentsService } from '../../instruments/index.js';
import { ParticipantsRepository, ParticipantsService } from '../../people/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { ProgrammeRepository, ProgrammeService } from '../../programme/index.js';
import { SubmissionStore } from '../submission-store.js';
import { SubmissionsRepository } from '../submissions.repository.js';

/** What imports work with. */
@Injectable()
export class ImportParts {
  constructor(
    readonly unitOfWork: UnitOfWork,
    readonly programme: ProgrammeService,
    readonly frame: ProgrammeRepository,
    readonly participants: ParticipantsService,
    readonly roster: ParticipantsRepository,
    readonly instruments: InstrumentsService,
    readonly store: SubmissionStore,
    readonly submissions: SubmissionsRepository,
  ) {}
}
