import { Injectable } from '@nestjs/common';
import type { QuarantinedItem, QuarantinePage, QuarantineQuery, TriedAgain } from '@tongxing/contracts';
import { UnitOfWork } from '../../platform/database/index.js';
import { SyncKeyring } from '../../platform/keys/index.js';
import { ProblemException } from '../../platform/problems/index.js';
import { ProgrammeService } from '../../programme/index.js';
import { ItemKeeper } from './item-keeper.js';
import { ItemOpener } from './item-opener.js';
import type { SyncItemEntity } from './sync-item.entity.js';
import { SyncItemsRepository } from './sync-items.repository.js';

/** What was received and could not be stored: kept for ever, shown to supervisors, and tried again on their word. */
@Injectable()
export class QuarantineService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: SyncItemsRepository,
    private readonly programme: ProgrammeService,
    private readonly keyring: SyncKeyring,
    private readonly opener: ItemOpener,
    private readonly keeper: ItemKeeper,
  ) {}

  /** @throws ProblemException `not-found` */
  list(projectId: string, query: QuarantineQuery): Promise<QuarantinePage> {
    return this.unitOfWork.read(async (view) => {
      await this.programme.requireProject(view, projectId);
      const rows = await this.items.waiting(view, projectId, query);
      const last = rows.length === query.limit ? rows.at(-1) : undefined;
      return { items: rows.map(toItem), ...(last && { next: last.sequence }) };
    });
  }

  /**
   * Tries once more to store an item, by the rules as they are now and with what the server knows by now: consent that
   * came later, a version that was published since, an upgrade of the server.
   *
   * @throws ProblemException `not-found`, `keys-unavailable`
   */
  async tryAgain(projectId: string, sequence: number): Promise<TriedAgain> {
    const found = await this.unitOfWork.read((view) => this.items.waitingOne(view, projectId, sequence));
    if (!found) throw new ProblemException('not-found');
    const opened = await this.opener.open(
      await this.keyring.open(),
      JSON.parse(found.sealed ?? 'null'),
      projectId,
    );
    if (!opened) throw new ProblemException('not-found');
    const { outcome, reason } = await this.unitOfWork.write(async (tx) => {
      const row = await this.items.waitingOne(tx, projectId, sequence);
      if (!row) throw new ProblemException('not-found');
      return this.keeper.keepAgain(tx, row, opened);
    });
    return { outcome, ...(reason !== null && { reason }) };
  }
}

const toItem = (row: SyncItemEntity): QuarantinedItem => ({
  sequence: row.sequence,
  id: row.submissionId,
  outcome: row.outcome as QuarantinedItem['outcome'],
  reason: row.reason ?? '',
  receivedAt: row.receivedAt,
  ...(row.deviceId !== null && { device: row.deviceId }),
  ...(row.participantId !== null && { participant: row.participantId }),
});
