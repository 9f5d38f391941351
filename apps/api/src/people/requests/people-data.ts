import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SubjectDataSources } from '../../privacy/index.js';
import { IdentityStore } from '../identities/index.js';
import { ParticipantsRepository } from '../participants.repository.js';

/** What `people` holds about a participant: the facts kept under the pseudonym, and who they are. */
@Injectable()
export class PeopleData implements OnModuleInit {
  constructor(
    private readonly sources: SubjectDataSources,
    private readonly participants: ParticipantsRepository,
    private readonly identities: IdentityStore,
  ) {}

  onModuleInit(): void {
    this.sources.also('participant', async (tx, _, id) => (await this.participants.byId(tx, [id]))[0]);
    this.sources.also('identity', async (tx, project, id) =>
      (await this.identities.read(tx, project, [id], 'data-request')).get(id),
    );
  }
}
