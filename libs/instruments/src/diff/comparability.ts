import type { BilingualText } from '@tongxing/contracts';
import type { InstrumentDefinition } from '../definition.js';
import type { KeyScale } from '../scoring-key.js';
import { alike, questionsOf } from './diff-versions.js';

/**
 * How far the scores of one scale may be compared across two versions.
 *
 * | the two versions                                        | extent    |
 * |---------------------------------------------------------|-----------|
 * | score the same items, asked alike, in the same way      | `whole`   |
 * | share some items, asked and scored alike                | `anchors` |
 * | share none, or differ in unit, direction or model       | `none`    |
 * | do not both have the scale                              | `none`    |
 */
export interface ScaleComparability {
  readonly scale: string;
  readonly extent: 'whole' | 'anchors' | 'none';
  /** Items that link the two versions. */
  readonly shared: readonly string[];
}

/**
 * What may be compared across two versions, scale by scale. An item links them only when not one character
 * of its texts, its answers or its coding differs: a changed character makes another item.
 *
 * @returns a verdict for each scale of either version, the older one's first
 */
export function comparability(before: InstrumentDefinition, after: InstrumentDefinition): ScaleComparability[] {
  const ids = [...before.key.scales, ...after.key.scales].map(({ id }) => id);
  return [...new Set(ids)].map((scale) => {
    const old = before.key.scales.find(({ id }) => id === scale);
    const now = after.key.scales.find(({ id }) => id === scale);
    if (!old || !now || !measuresAlike(old, now)) return { scale, extent: 'none', shared: [] };
    const shared = old.items.filter((item) => now.items.includes(item) && links(before, after, old, now, item));
    const isWhole = shared.length === old.items.length && shared.length === now.items.length;
    if (isWhole) return { scale, extent: 'whole', shared };
    return { scale, extent: shared.length > 0 ? 'anchors' : 'none', shared };
  });
}

const measuresAlike = (old: KeyScale, now: KeyScale) =>
  old.transform === now.transform &&
  alike(old.adjusted, now.adjusted) &&
  old.direction === now.direction &&
  old.measurement === now.measurement;

function links(
  before: InstrumentDefinition,
  after: InstrumentDefinition,
  old: KeyScale,
  now: KeyScale,
  item: string,
): boolean {
  const [asked, askedNow] = [questionsOf(before).get(item), questionsOf(after).get(item)];
  return (
    alike(before.key.items[item], after.key.items[item]) &&
    old.reversed.includes(item) === now.reversed.includes(item) &&
    alike(asked && [asked.wording, asked.offered], askedNow && [askedNow.wording, askedNow.offered])
  );
}

/**
 * A verdict in words.
 *
 * @example comparabilityInWords({ scale: 's', extent: 'whole', shared: ['a'] }).en // 's: scores may be compared'
 */
export function comparabilityInWords({ scale, extent, shared }: ScaleComparability): BilingualText {
  const items = shared.join(', ');
  if (extent === 'whole') return { zh: `${scale}：分数可以比较`, en: `${scale}: scores may be compared` };
  if (extent === 'none') return { zh: `${scale}：分数不可比较`, en: `${scale}: scores may not be compared` };
  return {
    zh: `${scale}：只能通过共同题目比较（${items}）`,
    en: `${scale}: to be compared by the shared items only (${items})`,
  };
}
