import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SubjectDataSources } from '../privacy/index.js';
import { SubmissionsRepository } from './submissions.repository.js';

/** What collection holds about a participant: everything that was answered by or about them. */
@Injectable()
export class SubmissionsData implements OnModuleInit {
  constructor(
    private readonly sources: SubjectDataSources,
    private readonly submissions: SubmissionsRepository,
  ) {}

  onModuleInit(): void {
    this.sources.also('submissions', async (tx, project, participant) =>
      (await this.submissions.ofParticipant(tx, project, participant)).map(({ answers, ...about }) => ({
        ...about,
        answers: JSON.parse(answers) as unknown,
      })),
    );
  }
}
