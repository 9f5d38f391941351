import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { inParts, type View, type WriteTransaction } from '../../platform/database/index.js';
import { GuardianLinkEntity } from './guardian-link.entity.js';

type Change = Partial<
  Pick<GuardianLinkEntity, 'openedAt' | 'revokedAt' | 'usedAt' | 'consentSubmissionId' | 'submissionId'>
>;

@Injectable()
export class GuardianLinksRepository {
  async insert(tx: WriteTransaction, row: GuardianLinkEntity): Promise<void> {
    await tx.manager.insert(GuardianLinkEntity, row);
  }

  async update(tx: WriteTransaction, id: string, change: Change): Promise<void> {
    await tx.manager.update(GuardianLinkEntity, { id }, change);
  }

  byToken(view: View, tokenHash: string): Promise<GuardianLinkEntity | null> {
    return view.manager.findOneBy(GuardianLinkEntity, { tokenHash });
  }

  /** The link, held alone until the commit. On SQLite there is one writer anyway. */
  hold(tx: WriteTransaction, by: { id: string } | { tokenHash: string }): Promise<GuardianLinkEntity | null> {
    const query = tx.manager.createQueryBuilder(GuardianLinkEntity, 'link').where(by);
    if (tx.manager.dataSource.options.type === 'postgres') query.setLock('pessimistic_write');
    return query.getOne();
  }

  /** The newest first. */
  ofAssignments(view: View, assignmentIds: readonly string[]): Promise<GuardianLinkEntity[]> {
    return inParts(assignmentIds, (part) =>
      view.manager.find(GuardianLinkEntity, {
        where: { assignmentId: In(part) },
        order: { createdAt: 'DESC', id: 'DESC' },
      }),
    );
  }

  /** Those of an assignment that are neither used nor revoked. */
  unended(view: View, assignmentId: string): Promise<GuardianLinkEntity[]> {
    return view.manager.findBy(GuardianLinkEntity, { assignmentId, usedAt: IsNull(), revokedAt: IsNull() });
  }
}
