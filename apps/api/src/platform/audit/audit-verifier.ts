import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { UnitOfWork, type View } from '../database/index.js';
import { eventHash } from './audit-event.js';
import { AuditEventEntity, AuditHeadEntity } from './audit-event.entity.js';

/** Where the log ended at some time. Kept outside the database, it shows later whether the log was cut or rewritten. */
export interface AuditAnchor {
  readonly ordinal: number;
  readonly hash: string;
}

/**
 * | kind      | what it says of the event at `ordinal`                                    |
 * |-----------|---------------------------------------------------------------------------|
 * | `missing` | it is not there, and later ones are                                       |
 * | `changed` | its content is not what was hashed                                        |
 * | `moved`   | the event before it is not the one it was written after                   |
 * | `cut`     | the log went on to here and ends earlier                                  |
 * | `differs` | an anchor kept elsewhere knows another event here: the log was rewritten  |
 */
export interface AuditFault {
  readonly kind: 'missing' | 'changed' | 'moved' | 'cut' | 'differs';
  readonly ordinal: number;
}

export interface AuditVerdict {
  readonly events: number;
  readonly head: AuditAnchor;
  /** The first faults, in order; none where the log is whole. */
  readonly faults: readonly AuditFault[];
}

const PAGE = 2_000;
const MOST_FAULTS = 100;
const BEFORE_THE_FIRST: AuditAnchor = { ordinal: 0, hash: '0'.repeat(64) };

/** Reads the whole audit log and says whether it is what was written. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Checks every event against its own hash and its predecessor, the end against the head, and each anchor.
   *
   * Who can write to the database can rewrite every hash and the head with them: that shows only against an
   * anchor taken before. Events after the newest anchor can be rewritten without a trace.
   */
  verify(anchors: readonly AuditAnchor[] = []): Promise<AuditVerdict> {
    return this.unitOfWork.snapshot(async (view) => {
      const faults: AuditFault[] = [];
      const expected = new Map(anchors.map((a) => [a.ordinal, a.hash]));
      let last = BEFORE_THE_FIRST;
      let events = 0;
      for await (const event of eventsOf(view)) {
        faults.push(...faultsOf(event, last, expected.get(event.ordinal)));
        last = event;
        events++;
      }
      const head = await view.manager.findOneByOrFail(AuditHeadEntity, { id: 1 });
      faults.push(...endFaults(last, [head, ...anchors]));
      return { events, head: { ordinal: last.ordinal, hash: last.hash }, faults: faults.slice(0, MOST_FAULTS) };
    });
  }
}

async function* eventsOf(view: View): AsyncGenerator<AuditEventEntity> {
  let after = 0;
  for (;;) {
    const page = await view.manager.find(AuditEventEntity, {
      where: { ordinal: MoreThan(after) },
      order: { ordinal: 'ASC' },
      take: PAGE,
    });
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.ordinal;
  }
}

function faultsOf(event: AuditEventEntity, last: AuditAnchor, anchored: string | undefined): AuditFault[] {
  const { ordinal } = event;
  const found: AuditFault['kind'][] = [];
  if (ordinal === last.ordinal + 1 && event.previousHash !== last.hash) found.push('moved');
  if (eventHash(event) !== event.hash) found.push('changed');
  if (anchored !== undefined && anchored !== event.hash) found.push('differs');
  const gap: AuditFault[] =
    ordinal === last.ordinal + 1 ? [] : [{ kind: 'missing', ordinal: last.ordinal + 1 }];
  return [...gap, ...found.map((kind) => ({ kind, ordinal }))];
}

/** What the head and the anchors know beyond the last event that is there. */
function endFaults(last: AuditAnchor, known: readonly AuditAnchor[]): AuditFault[] {
  const furthest = known.reduce((a, b) => (b.ordinal > a.ordinal ? b : a));
  if (furthest.ordinal > last.ordinal) return [{ kind: 'cut', ordinal: furthest.ordinal }];
  const [head] = known;
  return head?.hash === last.hash ? [] : [{ kind: 'differs', ordinal: last.ordinal }];
}
