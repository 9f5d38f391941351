import { NotEstimable, type NotEstimableReason } from '@tongxing/statistics';

/**
 * A figure, or why there is none.
 *
 * | data                                    | kind            |
 * |-----------------------------------------|-----------------|
 * | enough                                  | `estimated`     |
 * | too few, constant, collinear            | `not_estimable` |
 * | enough, but from too few people to publish | `suppressed` |
 */
export type Cell<T> =
  | ({ readonly kind: 'estimated' } & T)
  | { readonly kind: 'not_estimable'; readonly reason: AbsenceReason }
  | { readonly kind: 'suppressed' };

/** What stood in the way of a figure: the data, or a rule that forbids it. */
export type AbsenceReason = NotEstimableReason | 'too_few_clusters' | 'unreliable' | 'not_comparable';

/**
 * A figure that is not there because two versions of an instrument cannot be compared says so. Where some of a wave
 * answered one and some the other there is none: those who answered one alone may differ from the others.
 */
export const comparable = <T>(link: Linked | undefined, cell: Cell<T>): Cell<T> =>
  link?.extent === 'none' && (cell.kind === 'not_estimable' || (link.mixedWaves?.length ?? 0) > 0)
    ? { kind: 'not_estimable', reason: 'not_comparable' }
    : cell;

/** Whether a figure was refused because versions cannot be compared; then nobody can be told lost either. */
export const isRefused = (cell: Cell<unknown>): boolean =>
  cell.kind === 'not_estimable' && cell.reason === 'not_comparable';

interface Linked {
  readonly extent: string;
  readonly mixedWaves?: readonly number[];
}

/** Turns the one way in which an estimate may fail into a result that says so. */
export function estimated<T>(estimate: () => T): Cell<T> {
  try {
    return { kind: 'estimated', ...estimate() };
  } catch (error) {
    if (error instanceof NotEstimable) return { kind: 'not_estimable', reason: error.reason };
    throw error;
  }
}
