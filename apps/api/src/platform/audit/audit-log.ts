import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@tongxing/contracts';
import { currentActor, type Actor } from '../actor/index.js';
import { insertMany, type WriteTransaction } from '../database/index.js';
import { now } from '../ids.js';
import { requireCodes, eventHash, type AuditEvent } from './audit-event.js';
import { AuditEventEntity, AuditHeadEntity } from './audit-event.entity.js';

type Recorded = AuditEvent & { readonly actor: Actor };

/** The append-only record of who did what. */
@Injectable()
export class AuditLog {
  readonly #recorded = new WeakMap<WriteTransaction, Recorded[]>();

  /**
   * Records an event in the transaction that does what it says: both are kept, or neither. Events join the
   * chain as the last thing before the commit, so writers wait for each other over one insert and not over the
   * work before it, and nobody who holds the chain waits for another lock.
   *
   * @throws TypeError for an event that holds anything but codes, ids and counts
   */
  record(tx: WriteTransaction, event: AuditEvent): void {
    requireCodes(event);
    const recorded = { ...event, actor: event.actor ?? currentActor() };
    const earlier = this.#recorded.get(tx);
    if (earlier) {
      earlier.push(recorded);
      return;
    }
    const events = [recorded];
    this.#recorded.set(tx, events);
    tx.beforeCommit(() => append(tx, events));
  }
}

async function append(tx: WriteTransaction, events: readonly Recorded[]): Promise<void> {
  let { ordinal, hash } = await takeHead(tx);
  const at = now();
  const rows = events.map((event) => {
    const row = { ...toRow(event), ordinal: ++ordinal, at, previousHash: hash, hash: '' };
    hash = row.hash = eventHash(row);
    return row;
  });
  await insertMany(tx, AuditEventEntity, rows);
  await tx.manager.update(AuditHeadEntity, { id: 1 }, { ordinal, hash });
}

/** The end of the chain, which on PostgreSQL stays locked until the commit; on SQLite there is one writer anyway. */
function takeHead(tx: WriteTransaction): Promise<AuditHeadEntity> {
  const query = tx.manager.createQueryBuilder(AuditHeadEntity, 'head').where('head.id = 1');
  if (tx.manager.dataSource.options.type === 'postgres') query.setLock('pessimistic_write');
  return query.getOneOrFail();
}

const toRow = ({ actor, action, project, subject, purpose, detail }: Recorded) => ({
  actorKind: actor.kind,
  actorId: 'id' in actor ? actor.id : null,
  action,
  projectId: project ?? null,
  subjectKind: subject?.kind ?? null,
  subjectId: subject?.id ?? null,
  purpose: purpose ?? null,
  detail: detail ? canonicalJson(detail) : null,
});
