import type { BilingualText } from '@tongxing/contracts';

/**
 * What an outcome's numbers are, and how they are analysed.
 *
 * | kind      | data                                   | analysed as                                             |
 * |-----------|----------------------------------------|---------------------------------------------------------|
 * | `score`   | scores on the scale's range            | means, in points                                        |
 * | `yes_no`  | 100 for yes and 0 for no               | shares, in percentage points                            |
 * | `ordered` | whole numbers that name the categories | mean ridits, so that no distance between categories is taken for granted |
 */
export type OutcomeKind = 'score' | 'yes_no' | 'ordered';

/**
 * What an outcome's numbers are: scores unless it says otherwise.
 *
 * @example kindOf({}) // 'score'
 */
export const kindOf = ({ kind }: { readonly kind?: OutcomeKind }): OutcomeKind => kind ?? 'score';

/** Whom an outcome is about: n counts these. */
export type OutcomeUnit = 'participant' | 'site';

/**
 * Whom an outcome is about: people unless it says otherwise.
 *
 * @example unitOf({}) // 'participant'
 */
export const unitOf = ({ unit }: { readonly unit?: OutcomeUnit }): OutcomeUnit => unit ?? 'participant';

/** What an outcome's numbers are and whom they are about. */
export interface Counted {
  readonly kind: OutcomeKind;
  readonly unit: OutcomeUnit;
}

/** What differences of an outcome are counted in. */
export const UNITS: Readonly<Record<OutcomeKind, BilingualText>> = {
  score: { zh: '分', en: 'points' },
  yes_no: { zh: '个百分点', en: 'percentage points' },
  ordered: { zh: '秩分', en: 'ridit points' },
};
