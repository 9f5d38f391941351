import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { inParts, insertMany, type View, type WriteTransaction } from '../../platform/database/index.js';
import { IdentityEntity, IdentityLookupEntity, IdentityRemovalEntity } from './identity.entity.js';

@Injectable()
export class IdentitiesRepository {
  /** Rows of the participants named, where there are any. */
  byId(view: View, projectId: string, ids: readonly string[]): Promise<IdentityEntity[]> {
    return inParts(ids, (part) => view.manager.findBy(IdentityEntity, { projectId, id: In(part) }));
  }

  /** Participants of a project who have a row. */
  async idsOf(view: View, projectId: string): Promise<Set<string>> {
    const rows = await view.manager.find(IdentityEntity, { where: { projectId }, select: { id: true } });
    return new Set(rows.map(({ id }) => id));
  }

  /** Participants of a project whose identity was deleted on request. */
  async removedIn(view: View, projectId: string): Promise<Set<string>> {
    const rows = await view.manager.findBy(IdentityRemovalEntity, { projectId });
    return new Set(rows.map(({ id }) => id));
  }

  async markRemoved(tx: WriteTransaction, rows: readonly IdentityRemovalEntity[]): Promise<void> {
    await this.forgetRemovals(
      tx,
      rows.map(({ id }) => id),
    );
    await insertMany(tx, IdentityRemovalEntity, rows);
  }

  async forgetRemovals(tx: WriteTransaction, ids: readonly string[]): Promise<void> {
    await tx.manager.delete(IdentityRemovalEntity, { id: In(ids) });
  }

  /** Puts rows in the place of those of the same participants. */
  async replace(
    tx: WriteTransaction,
    rows: readonly IdentityEntity[],
    lookups: readonly IdentityLookupEntity[],
  ): Promise<void> {
    await this.remove(
      tx,
      rows.map(({ id }) => id),
    );
    await insertMany(tx, IdentityEntity, rows);
    await insertMany(tx, IdentityLookupEntity, lookups);
  }

  async remove(tx: WriteTransaction, ids: readonly string[]): Promise<void> {
    await tx.manager.delete(IdentityLookupEntity, { identityId: In(ids) });
    await tx.manager.delete(IdentityEntity, { id: In(ids) });
  }

  async found(view: View, projectId: string, value: string): Promise<string[]> {
    const rows = await view.manager.find(IdentityLookupEntity, {
      where: { projectId, value },
      order: { identityId: 'ASC' },
    });
    return rows.map(({ identityId }) => identityId);
  }

  /** @returns how many had contacts */
  async removeContacts(tx: WriteTransaction, projectId: string): Promise<number> {
    await tx.manager.delete(IdentityLookupEntity, { projectId, ofContact: true });
    const { affected } = await tx.manager
      .createQueryBuilder()
      .update(IdentityEntity)
      .set({ contacts: null })
      .where('projectId = :projectId AND contacts IS NOT NULL', { projectId })
      .execute();
    return affected ?? 0;
  }

  /** @returns how many there were */
  async removeAll(tx: WriteTransaction, projectId: string): Promise<number> {
    await tx.manager.delete(IdentityLookupEntity, { projectId });
    const { affected } = await tx.manager.delete(IdentityEntity, { projectId });
    return affected ?? 0;
  }
}
