import { Injectable } from '@nestjs/common';
import type { Identity, IdentityMatches, IdentityPurpose, IdentitySearch } from '@tongxing/contracts';
import { currentActor } from '../../platform/actor/index.js';
import { UnitOfWork, type View } from '../../platform/database/index.js';
import { mayAtSite } from '../../platform/permissions/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeService } from '../../programme/index.js';
import { ParticipantsRepository } from '../participants.repository.js';
import { IdentityStore } from './identity-store.js';
import { NameReadingLimit } from './name-reading-limit.js';

/** Who participants are, for those who may know and say why they ask. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly programme: ProgrammeService,
    private readonly participants: ParticipantsRepository,
    private readonly store: IdentityStore,
    private readonly limit: NameReadingLimit,
  ) {}

  /** @throws ProblemException `not-found`, also for a participant without an identity; `key-destroyed`, `names-read-often` */
  async read(projectId: string, participantId: string, purpose: IdentityPurpose): Promise<Identity> {
    await this.limit.count(projectId);
    return this.unitOfWork.write(async (tx) => {
      await this.#requireParticipant(tx, projectId, participantId);
      const found = await this.store.read(tx, projectId, [participantId], purpose);
      const identity = found.get(participantId);
      if (!identity) throw new ProblemException('not-found');
      return identity;
    });
  }

  /** @throws ProblemException `not-found`, `key-destroyed` */
  write(projectId: string, participantId: string, identity: Identity): Promise<Identity> {
    return this.unitOfWork.write(async (tx) => {
      await this.#requireParticipant(tx, projectId, participantId);
      await this.store.put(tx, projectId, new Map([[participantId, identity]]));
      return identity;
    });
  }

  /** @throws ProblemException `not-found` */
  remove(projectId: string, participantId: string): Promise<void> {
    return this.unitOfWork.write(async (tx) => {
      await this.#requireParticipant(tx, projectId, participantId);
      await this.store.remove(tx, projectId, [participantId]);
    });
  }

  /** Those at sites that the caller reaches. @throws ProblemException `not-found` for a project that is not there; `names-read-often` */
  async find(projectId: string, { purpose, ...sought }: IdentitySearch): Promise<IdentityMatches> {
    await this.limit.count(projectId);
    return this.unitOfWork.write(async (tx) => {
      await this.programme.requireProject(tx, projectId);
      const ids = await this.store.find(tx, projectId, sought, purpose);
      const found = (await this.participants.byId(tx, ids)).filter(({ siteId }) =>
        mayAtSite(currentActor(), 'identities.read', projectId, siteId),
      );
      return { participants: found.map(({ id, studyCode }) => ({ id, studyCode })) };
    });
  }

  async #requireParticipant(view: View, projectId: string, id: string): Promise<void> {
    const [participant] = await this.participants.byId(view, [id]);
    if (participant?.projectId !== projectId) throw new ProblemException('not-found');
  }
}
