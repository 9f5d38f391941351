import type { AlertQueueQuery } from '@tongxing/contracts';
import { byUrgency, type CaseFacts } from '@tongxing/safeguarding';
import type { FieldKeys } from '../platform/keys/index.js';
import { ProblemException } from '../platform/problems/index.js';
import type { CaseSummary } from './case-file.js';

/** Where a page of the queue ended: the last case as it stood, and the moment at which all were put in order. */
interface QueueMark {
  readonly at: string;
  readonly id: string;
  readonly facts: CaseFacts;
}

type Ordered = Pick<CaseSummary, 'id'> & { readonly facts: CaseFacts };

/** Most urgent first at a moment; no two cases stand alike. */
const inOrder =
  (at: string) =>
  (a: Ordered, b: Ordered): number =>
    byUrgency(at)(a.facts, b.facts) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * A page of the queue, and the cursor of the next. A cursor says how urgent the last case was, so it is sealed:
 * addresses are written to logs. The order of all pages is that of the first one's moment; a case that somebody
 * acts in between two pages may move from one to the other.
 *
 * @throws ProblemException `request-invalid` for a cursor of another project, or one older than the last exchange
 *   of keys
 */
export function pageOfQueue(
  cases: readonly CaseSummary[],
  { after, limit }: AlertQueueQuery,
  at: string,
  seal: { readonly keys: FieldKeys; readonly project: string },
): { at: string; cases: CaseSummary[]; next?: string } {
  const mark = after === undefined ? undefined : markIn(after, seal);
  const order = inOrder(mark?.at ?? at);
  const sorted = cases
    .map((one) => ({ id: one.id, facts: one.standing.facts, one }))
    .filter((one) => mark === undefined || order(mark, one) < 0)
    .sort(order);
  const shown = sorted.slice(0, limit);
  const last = shown.at(-1);
  return {
    at,
    cases: shown.map(({ one }) => one),
    ...(last && sorted.length > limit && { next: sealed({ at: mark?.at ?? at, ...last }, seal) }),
  };
}

type Seal = Parameters<typeof pageOfQueue>[3];

const placeOf = (project: string) => ({ table: 'safeguarding_queue', column: 'after', row: project });

const sealed = ({ at, id, facts }: QueueMark, { keys, project }: Seal): string =>
  keys.seal(placeOf(project), JSON.stringify({ at, id, facts }));

function markIn(cursor: string, { keys, project }: Seal): QueueMark {
  try {
    return JSON.parse(keys.open(placeOf(project), cursor)) as QueueMark;
  } catch {
    throw new ProblemException('request-invalid', [{ code: 'invalid', path: 'after' }]);
  }
}
