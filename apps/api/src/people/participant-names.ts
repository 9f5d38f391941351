import { Injectable } from '@nestjs/common';
import type { IdentityPurpose } from '@tongxing/contracts';
import { currentActor } from '../platform/actor/index.js';
import type { WriteTransaction } from '../platform/database/index.js';
import { mayAtSite } from '../platform/permissions/index.js';
import { IdentityStore } from './identities/index.js';
import type { ParticipantEntity } from './participant.entity.js';

/** What participants are called, for who may read it: a look at each name is recorded with its purpose. */
@Injectable()
export class ParticipantNames {
  constructor(private readonly identities: IdentityStore) {}

  /**
   * Names by participant, of those at sites where the caller reads identities, and who have one.
   *
   * @throws ProblemException `key-destroyed`, `keys-unavailable`
   */
  async read(
    tx: WriteTransaction,
    projectId: string,
    people: readonly ParticipantEntity[],
    purpose: IdentityPurpose,
  ): Promise<Map<string, string>> {
    const reached = people.filter(({ siteId }) =>
      mayAtSite(currentActor(), 'identities.read', projectId, siteId),
    );
    const ids = [...new Set(reached.map(({ id }) => id))];
    const found = await this.identities.read(tx, projectId, ids, purpose);
    return new Map([...found].map(([id, { name }]) => [id, name]));
  }
}
