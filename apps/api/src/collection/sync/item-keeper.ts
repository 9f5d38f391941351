import { Injectable } from '@nestjs/common';
import { ParticipantsRepository } from '../../people/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import type { WriteTransaction } from '../../platform/database/index.js';
import { now } from '../../platform/ids.js';
import type { PreparedSubmission } from '../prepared-submission.js';
import { SubmissionScreening } from '../submission-screening.js';
import { SubmissionStore, type StoreOutcome } from '../submission-store.js';
import type { Delivery, HeldAnswers, OpenedItem } from './opened-item.js';
import type { SyncItemEntity } from './sync-item.entity.js';
import { SyncItemsRepository } from './sync-items.repository.js';

export interface DeliveredItem {
  readonly item: OpenedItem;
  readonly delivery: Delivery;
}

/** What became of an item: its row, and whether it stood there before. */
export interface KeptItem {
  readonly row: SyncItemEntity;
  readonly isRepeat: boolean;
}

type Verdict = Pick<SyncItemEntity, 'outcome' | 'reason' | 'sealed'>;

interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly became: ReadonlyMap<PreparedSubmission, StoreOutcome>;
}

/** Keeps what devices send within the caller's transaction: as a submission where it can be one, as it came otherwise. */
@Injectable()
export class ItemKeeper {
  constructor(
    private readonly items: SyncItemsRepository,
    private readonly store: SubmissionStore,
    private readonly screening: SubmissionScreening,
    private readonly participants: ParticipantsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Keeps each item once, whatever becomes of it. @returns in the order of `group` */
  async keep(tx: WriteTransaction, group: readonly DeliveredItem[]): Promise<KeptItem[]> {
    const found = await this.items.of(
      tx,
      group.map(({ item }) => item.submissionId),
    );
    const known = new Map(found.map((row) => [nameOf(row), row]));
    const fresh = new Map(
      group
        .filter(({ item }) => !known.has(nameOf(item)))
        .map((delivered) => [nameOf(delivered.item), delivered]),
    );
    const delivered = [...fresh.values()];
    const rows = await this.#rows(tx, delivered);
    if (rows.length > 0) await this.items.add(tx, rows);
    for (const [i, row] of rows.entries()) if (!isTaken(delivered[i])) this.#record(tx, 'sync-item.kept', row);
    const made = new Map(rows.map((row) => [nameOf(row), row]));
    return group.map(({ item }) => {
      const name = nameOf(item);
      const before = known.get(name);
      return { row: (before ?? made.get(name)) as SyncItemEntity, isRepeat: before !== undefined };
    });
  }

  /** Tries once more to store what waits in a row. */
  async keepAgain(tx: WriteTransaction, row: SyncItemEntity, item: OpenedItem): Promise<SyncItemEntity> {
    const {
      verdicts: [verdict],
      became,
    } = await this.#verdicts(tx, [item]);
    await this.#lookThrough(tx, [{ item, projectId: row.projectId }], became);
    const { participantId, paradata } = item;
    const change = { ...verdict, participantId, paradata };
    const after = { ...row, ...change };
    await this.items.update(tx, row, change);
    this.#record(tx, 'sync-item.tried-again', after);
    return after;
  }

  async #rows(tx: WriteTransaction, fresh: readonly DeliveredItem[]): Promise<SyncItemEntity[]> {
    const items = fresh.map(({ item }) => item);
    const { verdicts, became } = await this.#verdicts(tx, items);
    const looked = fresh.map(({ item, delivery: { projectId } }) => ({ item, projectId }));
    await this.#lookThrough(tx, looked, became);
    const receivedAt = now();
    return fresh.map(({ item: { submissionId, hash, participantId, paradata }, delivery }, i) => ({
      sequence: 0,
      submissionId,
      hash,
      participantId,
      paradata,
      ...delivery,
      receivedAt,
      ...(verdicts[i] as Verdict),
    }));
  }

  async #verdicts(tx: WriteTransaction, items: readonly OpenedItem[]): Promise<Judged> {
    const prepared = items.flatMap(({ judged }) => ('prepared' in judged ? [judged.prepared] : []));
    const outcomes = prepared.length > 0 ? await this.store.store(tx, prepared) : [];
    const became = new Map<PreparedSubmission, StoreOutcome>(
      prepared.map((p, i) => [p, outcomes[i] as StoreOutcome]),
    );
    const verdicts = items.map(({ judged, raw }): Verdict => {
      if ('taken' in judged) return { outcome: 'stored', reason: null, sealed: null };
      if ('reason' in judged) return { outcome: 'quarantined', reason: judged.reason, sealed: raw };
      return verdictOf(became.get(judged.prepared) as StoreOutcome, raw);
    });
    return { verdicts, became };
  }

  /**
   * Answers that are held are no data, but whoever must act is told of a child in danger all the same: the duty to
   * report asks for nobody's consent, and for no questionnaire without a fault (未成年人保护法, article 11).
   */
  async #lookThrough(
    tx: WriteTransaction,
    delivered: readonly LookedItem[],
    became: Judged['became'],
  ): Promise<void> {
    const held = delivered.flatMap(({ item, projectId }) => {
      const answers = heldAnswers(item, became);
      return answers ? [{ id: item.submissionId, projectId, ...answers }] : [];
    });
    const people = await this.participants.byId(
      tx,
      held.map(({ envelope }) => envelope.participant),
    );
    const projects = new Map(people.map(({ id, projectId }) => [id, projectId]));
    const looked = held
      .filter(({ envelope, projectId }) => projects.get(envelope.participant) === projectId)
      .map((one) => ({ ...one, answers: one.envelope.answers }));
    await this.screening.look(tx, looked);
  }

  #record(tx: WriteTransaction, action: 'sync-item.kept' | 'sync-item.tried-again', row: SyncItemEntity): void {
    const { projectId, submissionId, outcome, reason, sequence } = row;
    this.audit.record(tx, {
      action,
      project: projectId,
      subject: { kind: 'submission', id: submissionId },
      detail: { sequence, outcome, ...(reason !== null && { reason }) },
    });
  }
}

interface LookedItem {
  readonly item: OpenedItem;
  /** Into which it was delivered. */
  readonly projectId: string;
}

/** What can be looked through of an item that is not stored: its questionnaire and its child are known. */
function heldAnswers({ judged }: OpenedItem, became: Judged['became']): HeldAnswers | undefined {
  if ('taken' in judged) return undefined;
  if ('reason' in judged) return judged.held;
  return became.get(judged.prepared)?.kind === 'refused' ? judged.prepared : undefined;
}

/** Whom it belongs to records it, or keeps silent: an event here would tell that a concern was raised. */
const isTaken = (delivered: DeliveredItem | undefined): boolean =>
  delivered !== undefined && 'taken' in delivered.item.judged;

const nameOf = ({ submissionId, hash }: Pick<SyncItemEntity, 'submissionId' | 'hash'>) =>
  `${submissionId} ${hash}`;

function verdictOf(became: StoreOutcome, raw: string): Verdict {
  if (became.kind !== 'refused')
    return { outcome: became.kind === 'created' ? 'stored' : 'already-stored', reason: null, sealed: null };
  const outcome = became.problem === 'submission-conflict' ? 'conflict' : 'quarantined';
  return { outcome, reason: became.problem, sealed: raw };
}
