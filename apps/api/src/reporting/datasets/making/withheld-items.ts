import { flagSources, type KeyScale, type ScoringKey } from '@tongxing/instruments';
import type { Audience } from '../dto/dataset.js';

/** Red flags of these levels may be neither read from a dataset nor computed from it. */
const LEVELS: Readonly<Record<Audience, number>> = { internal: 2, public: 3 };
/** Fewest items of a scale that has a withheld one: of fewer the score would be the answer. */
const FEWEST = 3;

export interface Withheld {
  readonly items: ReadonlySet<string>;
  readonly scales: ReadonlySet<string>;
}

/**
 * What of an instrument may not stand in a dataset for the sake of safeguarding: answers that raise an alert, at once or
 * together, for who has them sees whose case there is (domain.md 3.8). A scale's score beside its other items would give
 * the withheld one back by subtraction, so all of the scale's items are withheld and the score stands for them; of
 * scales too short to hide an answer the score is withheld too.
 */
export function withheldFrom(key: Pick<ScoringKey, 'scales' | 'redFlags'>, audience: Audience): Withheld {
  const raising = (key.redFlags ?? []).filter(({ level }) => level <= LEVELS[audience]).map(flagSources);
  const flagged = new Set(raising.flatMap(({ items }) => items));
  const items = spread(flagged, key.scales);
  const touched = key.scales.filter((scale) => scale.items.some((item) => items.has(item)));
  return {
    items,
    scales: new Set(touched.filter((scale) => scale.items.length < FEWEST).map(({ id }) => id)),
  };
}

/** The items, and all others of every scale that one of them is in, until no scale holds some and not all. */
function spread(flagged: ReadonlySet<string>, scales: readonly KeyScale[]): Set<string> {
  const items = new Set(flagged);
  for (let size = -1; size !== items.size;) {
    size = items.size;
    for (const scale of scales)
      if (scale.items.some((item) => items.has(item))) for (const item of scale.items) items.add(item);
  }
  return items;
}
