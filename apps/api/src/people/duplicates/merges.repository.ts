import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { inParts, type View, type WriteTransaction } from '../../platform/database/index.js';
import { MergeEntity } from './merge.entity.js';

@Injectable()
export class MergesRepository {
  async insert(tx: WriteTransaction, merge: MergeEntity): Promise<void> {
    await tx.manager.insert(MergeEntity, merge);
  }

  async markUndone(tx: WriteTransaction, id: string, undoneAt: string): Promise<void> {
    await tx.manager.update(MergeEntity, { id }, { undoneAt });
  }

  /** Those undone too, in the order in which they were made. */
  all(view: View, projectId: string): Promise<MergeEntity[]> {
    return view.manager.find(MergeEntity, { where: { projectId }, order: { id: 'ASC' } });
  }

  standing(view: View, projectId: string): Promise<MergeEntity[]> {
    return view.manager.findBy(MergeEntity, { projectId, undoneAt: IsNull() });
  }

  /** Merges of a project that were made, or undone, after a moment. */
  since(view: View, projectId: string, at: string): Promise<MergeEntity[]> {
    return view.manager.findBy(MergeEntity, [
      { projectId, mergedAt: MoreThan(at) },
      { projectId, undoneAt: MoreThan(at) },
    ]);
  }

  /** Merges that stand and have one of the entries on either side. */
  async standingWith(view: View, ids: readonly string[]): Promise<MergeEntity[]> {
    const on = (side: 'keptId' | 'mergedId') =>
      inParts(ids, (part) => view.manager.findBy(MergeEntity, { [side]: In(part), undoneAt: IsNull() }));
    const found = [...(await on('keptId')), ...(await on('mergedId'))];
    return [...new Map(found.map((merge) => [merge.id, merge])).values()];
  }

  /** Every entry of the same child, by entry; itself alone where nothing is merged. */
  async entriesOf(view: View, ids: readonly string[]): Promise<Map<string, string[]>> {
    const touching = await this.standingWith(view, ids);
    const kept = touching.map(({ keptId }) => keptId);
    const merges = kept.length > 0 ? await this.standingWith(view, kept) : [];
    const keptOf = new Map(merges.map(({ mergedId, keptId }) => [mergedId, keptId]));
    return new Map(
      ids.map((id) => {
        const root = keptOf.get(id) ?? id;
        return [id, [root, ...merges.filter(({ keptId }) => keptId === root).map(({ mergedId }) => mergedId)]];
      }),
    );
  }
}
