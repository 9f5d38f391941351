import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SubjectDataSources } from '../../privacy/index.js';
import { SyncItemsRepository } from './sync-items.repository.js';

/** What is held about how a participant's interviews went and arrived. */
@Injectable()
export class SyncData implements OnModuleInit {
  constructor(
    private readonly sources: SubjectDataSources,
    private readonly items: SyncItemsRepository,
  ) {}

  onModuleInit(): void {
    this.sources.also('deliveries', async (tx, project, participant) =>
      (await this.items.ofParticipant(tx, project, participant)).map(({ sealed, paradata, ...about }) => ({
        ...about,
        isWaiting: sealed !== null,
        ...(paradata !== null && { paradata: JSON.parse(paradata) as unknown }),
      })),
    );
  }
}
