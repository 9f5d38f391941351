import fc from 'fast-check';
import type { Fault } from '../harness/field-server.js';

/** One thing that happens to a tablet, its network or its server. */
export type Event =
  /** The next answer of the interview that is under way, or the first of a new one, goes to the disk. */
  | { readonly kind: 'answer'; readonly power: number }
  | {
      readonly kind: 'finish';
      readonly power: number;
      /** What a second tab does with the same interview at the same moment. */
      readonly meanwhile: 'nothing' | 'finishes too' | 'saves';
    }
  /** A tab that was forgotten still shows an interview that has been finished. */
  | { readonly kind: 'forgotten tab'; readonly does: 'save' | 'finish' }
  | {
      readonly kind: 'deliver';
      /** One to a request; none after them. */
      readonly faults: readonly Fault[];
      readonly power: number;
      readonly tabs: 1 | 2;
    }
  | { readonly kind: 'restart'; readonly wrongPins: number }
  | { readonly kind: 'storage'; readonly times: number; readonly reason: 'AbortError' | 'QuotaExceededError' }
  | { readonly kind: 'nights'; readonly nights: number }
  | { readonly kind: 'restored'; readonly age: number }
  | { readonly kind: 'revoked'; readonly on: boolean }
  /** Another tablet sends other answers under the id of the interview that was finished last. */
  | { readonly kind: 'same id elsewhere' };

export interface History {
  /** Whether tabs can lock each other out: old WebViews cannot. */
  readonly locks: boolean;
  readonly events: readonly Event[];
}

const FAULTS = [
  'none',
  'cut',
  'reset',
  'lost',
  'twice',
  'late',
  'stale',
  'reversed',
  'truncated',
  'halved',
  'error',
  'down',
  'portal',
  'unsigned',
] as const satisfies readonly Fault[];

/** After how many transactions that write the tablet is switched off. */
const power = fc.oneof({ weight: 3, arbitrary: fc.constant(Infinity) }, { weight: 2, arbitrary: fc.nat(5) });
const one = <K extends Event['kind']>(kind: K) => fc.constant(kind);

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: one('answer'), power }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: one('finish'),
      power,
      meanwhile: fc.constantFrom('nothing', 'nothing', 'finishes too', 'saves'),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: one('deliver'),
      faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 3 }),
      power,
      tabs: fc.constantFrom(1, 1, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: one('restart'), wrongPins: fc.nat(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: one('storage'),
      times: fc.integer({ min: 1, max: 3 }),
      reason: fc.constantFrom('AbortError', 'QuotaExceededError'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: one('nights'), nights: fc.constantFrom(1, 2, 14) }) },
  { weight: 2, arbitrary: fc.record({ kind: one('restored'), age: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: one('forgotten tab'), does: fc.constantFrom('save', 'finish') }) },
  { weight: 1, arbitrary: fc.record({ kind: one('revoked'), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: one('same id elsewhere') }) },
);

export const history: fc.Arbitrary<History> = fc.record({
  locks: fc.boolean(),
  events: fc.array(event, { minLength: 4, maxLength: 12, size: 'max' }),
});
