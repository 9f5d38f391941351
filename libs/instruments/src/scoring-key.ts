import { z } from 'zod';
import { bilingual, code, semanticVersion, text } from '@tongxing/contracts';

/** An item id as questionnaires and data files spell it. */
const itemId = z.string().min(1).max(200);

/** What one item may score, both ends included. Reversing an item maps x to min + max − x. */
const ItemRange = z
  .strictObject({ min: z.number(), max: z.number() })
  .refine((r) => r.min < r.max, 'min must lie below max');

const Band = z.strictObject({
  id: code,
  name: bilingual(),
  /** Lowest score in the band; it ends where the next begins. */
  from: z.number(),
  population: text(300),
  citation: text(500),
});

const Scale = z.strictObject({
  id: code,
  name: bilingual(),
  domain: code,
  items: z.array(itemId).min(1),
  reversed: z.array(itemId).default([]),
  /** Smallest share of the scale's items, in per cent, that must be answered for a score. */
  minimumAnsweredPercent: z.number().gt(0).max(100).default(80),
  /** `percent`: mean of the answered items from 0 (every item at its worst end) to 100. `mean`: mean in item units. */
  transform: z.enum(['percent', 'mean']).default('percent'),
  direction: z.enum(['higher_is_better', 'lower_is_better', 'neutral']),
  /** A formative index (habits, hazards) is made of its items, not shown by them: it has no alpha. */
  measurement: z.enum(['reflective', 'formative']),
  bands: z.array(Band).default([]),
});

/**
 * How answers become scores, for one instrument version: what may be answered, which items make which
 * scale, what is reversed, how many must be answered. It holds item ids only, so a licensed instrument can
 * have a key here without its texts.
 */
export const ScoringKey = z
  .strictObject({
    schema: z.literal('tongxing.scoring-key/1'),
    instrument: code,
    version: semanticVersion,
    items: z.record(itemId, ItemRange),
    /** Values that stand for a reason and never for a score, beside a range's numbers. */
    missingValues: z.record(code, z.enum(['dont_know', 'rather_not_say', 'not_applicable'])).default({}),
    scales: z.array(Scale).min(1),
  })
  .superRefine((key, ctx) => {
    const fault = (path: (string | number)[], message: string) => {
      ctx.addIssue({ code: 'custom', path, message });
    };
    const ids = key.scales.map((s) => s.id);
    key.scales.forEach((scale, i) => {
      if (ids.indexOf(scale.id) !== i) fault(['scales', i, 'id'], `scale ${scale.id} stands twice`);
      if (new Set(scale.items).size < scale.items.length) fault(['scales', i, 'items'], 'an item stands twice');
      for (const item of scale.items)
        if (!Object.hasOwn(key.items, item)) fault(['scales', i, 'items'], `item ${item} has no range`);
      for (const item of scale.reversed)
        if (!scale.items.includes(item))
          fault(['scales', i, 'reversed'], `reversed item ${item} is not in the scale`);
      const froms = scale.bands.map((b) => b.from);
      if (froms.some((from, j) => j > 0 && from <= Number(froms[j - 1])))
        fault(['scales', i, 'bands'], 'bands must ascend');
    });
  });

export type ScoringKey = z.output<typeof ScoringKey>;
export type ScoringKeyInput = z.input<typeof ScoringKey>;
export type KeyScale = ScoringKey['scales'][number];
