import { Injectable } from '@nestjs/common';
import {
  SYNC_PROTOCOL,
  type SyncAnswer,
  type SyncBatch,
  type SyncQuestion,
  type SyncResult,
} from '@tongxing/contracts';
import { currentActor } from '../../platform/actor/index.js';
import { databaseFault, UnitOfWork } from '../../platform/database/index.js';
import { GroupCommit } from '../../platform/group-commit.js';
import { now } from '../../platform/ids.js';
import { SyncKeyring, type OpenKeyring } from '../../platform/keys/index.js';
import { problemCode } from '../../platform/problems/index.js';
import { ProgrammeService } from '../../programme/index.js';
import { ItemKeeper, type DeliveredItem, type KeptItem } from './item-keeper.js';
import { ItemOpener } from './item-opener.js';
import type { Delivery } from './opened-item.js';
import { receiptOf } from './receipts.js';
import { SyncItemsRepository } from './sync-items.repository.js';

/** Most items of one commit. */
const LARGEST_GROUP = 500;

type Became = KeptItem | SyncResult;

/** Receives what devices send: each item judged by itself, answered after its commit, with a signed receipt. */
@Injectable()
export class SyncService {
  readonly #commits: GroupCommit<DeliveredItem, KeptItem>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: SyncItemsRepository,
    private readonly opener: ItemOpener,
    private readonly programme: ProgrammeService,
    private readonly keyring: SyncKeyring,
    keeper: ItemKeeper,
  ) {
    this.#commits = new GroupCommit(
      (group) => unitOfWork.write((tx) => keeper.keep(tx, group)),
      LARGEST_GROUP,
      (error) => databaseFault(error) !== 'unavailable',
    );
  }

  /**
   * Keeps each item once: as a submission, or as it came where it cannot be one. What is on disk gets a receipt; what
   * is not is to be sent again.
   *
   * @throws ProblemException `not-found`; `keys-unavailable`, `storage-unavailable`, and then nothing was kept
   */
  async receive(projectId: string, { items, sentAt }: SyncBatch): Promise<SyncAnswer> {
    await this.#requireProject(projectId);
    const keyring = await this.keyring.open();
    const delivery = deliveryOf(projectId, sentAt);
    return this.#answer(
      keyring,
      await Promise.all(items.map((item) => this.#receiveOne(keyring, item, delivery))),
    );
  }

  /**
   * Says of each item whether it is still held, and gives its receipt anew: a device learns that the server was
   * restored from a backup, and what it may delete.
   *
   * @throws ProblemException `not-found`, `keys-unavailable`
   */
  async confirm(projectId: string, { items }: SyncQuestion): Promise<SyncAnswer> {
    await this.#requireProject(projectId);
    const ids = [...new Set(items.map(({ id }) => id))];
    const rows = await this.unitOfWork.read((view) => this.items.of(view, ids));
    const became = items.map(({ id, hash }): Became => {
      const row = rows.find((r) => r.submissionId === id && r.hash === hash);
      return row ? { row, isRepeat: true } : { id, outcome: 'missing' };
    });
    return this.#answer(await this.keyring.open(), became);
  }

  async #receiveOne(keyring: OpenKeyring, sent: unknown, delivery: Delivery): Promise<Became> {
    const { id } = { ...(sent as { id?: unknown } | null) };
    const named = typeof id === 'string' && id.length <= 100 ? { id } : {};
    try {
      const item = await this.opener.open(keyring, sent, delivery.projectId);
      return item
        ? await this.#commits.add({ item, delivery })
        : { ...named, outcome: 'refused', reason: 'item-malformed' };
    } catch (error) {
      // Of all items, not of this one.
      if (databaseFault(error) === 'unavailable') throw error;
      return { ...named, outcome: 'retry', reason: problemCode(error) };
    }
  }

  async #answer(keyring: OpenKeyring, became: readonly Became[]): Promise<SyncAnswer> {
    const { store, sequence } = await this.#store();
    const results = await Promise.all(
      became.map(async (one): Promise<SyncResult> => {
        if (!('row' in one)) return one;
        const { kind, ...receipt } = receiptOf(one, store);
        const signed = await keyring.sign(JSON.stringify({ kind, ...receipt }));
        const { id, outcome, reason } = receipt;
        return { id, outcome, ...(reason !== undefined && { reason }), receipt: signed };
      }),
    );
    return { protocol: SYNC_PROTOCOL, store, sequence, results };
  }

  async #store() {
    const found = await this.unitOfWork.read((view) => this.items.store(view));
    return found ?? this.unitOfWork.write((tx) => this.items.heldStore(tx));
  }

  #requireProject(projectId: string) {
    return this.unitOfWork.read((view) => this.programme.requireProject(view, projectId));
  }
}

function deliveryOf(projectId: string, sentAt: string | undefined): Delivery {
  const actor = currentActor();
  return {
    projectId,
    deviceId: actor.kind === 'device' ? actor.id : null,
    clockDriftMs: sentAt === undefined ? null : Date.parse(now()) - Date.parse(sentAt),
  };
}
