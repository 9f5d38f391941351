import { z } from 'zod';
import { bilingual, code, semanticVersion, text } from '@tongxing/contracts';
import { flagSources, RedFlag } from './red-flags.js';

/** An item id as questionnaires and data files spell it. */
const itemId = z.string().min(1).max(200);

/** From this answer up, until the next cut, the item scores this. */
const Cut = z.strictObject({ from: z.number(), score: z.number() });

/**
 * What one item may score, both ends included. Reversing an item maps x to min + max − x.
 * Without `values` and `cuts` an item scores the number that was answered (see `itemScore`).
 */
const Item = z
  .strictObject({
    min: z.number(),
    max: z.number(),
    /** By answer: right and wrong answers of a knowledge item, yes and no of an index. */
    values: z.record(z.string(), z.number()).optional(),
    /** Published cuts of a formative item (days, hours, times), ascending; the first is the lowest answer. */
    cuts: z.array(Cut).min(1).optional(),
  })
  .refine((r) => r.min < r.max, 'min must lie below max')
  .refine((r) => !(r.values && r.cuts), 'an item has values or cuts, not both')
  .refine(
    (r) => [...Object.values(r.values ?? {}), ...(r.cuts ?? []).map((c) => c.score)].every(within(r)),
    'a score lies outside min to max',
  )
  .refine((r) => ascend((r.cuts ?? []).map((c) => c.from)), 'cuts must ascend');

const within = (range: { min: number; max: number }) => (n: number) => n >= range.min && n <= range.max;
const ascend = (numbers: readonly number[]) => numbers.every((n, i) => i === 0 || n > Number(numbers[i - 1]));

const Band = z.strictObject({
  id: code,
  name: bilingual(),
  /** Lowest score in the band; it ends where the next begins. */
  from: z.number(),
  population: text(300),
  citation: text(500),
  /** Whether the cut-off was examined in a Chinese sample. */
  validatedInChina: z.boolean().optional(),
});

const Adjustment = z.strictObject({
  scale: code,
  atLeast: z.number(),
  times: z.number().gt(0),
  /** To the nearest whole number, halves upwards, where the score was multiplied. */
  rounded: z.boolean().default(false),
});

const Scale = z.strictObject({
  id: code,
  name: bilingual(),
  domain: code,
  items: z.array(itemId).min(1),
  reversed: z.array(itemId).default([]),
  /**
   * Smallest share of the scale's items, in per cent, that must be answered for a score. 0, for sums only,
   * scores also those who answered none: the published rule counts what is ticked and nothing else.
   */
  minimumAnsweredPercent: z.number().min(0).max(100).default(80),
  /**
   * `percent`: mean of the answered items from 0 (every item at its worst end) to 100. `mean`: mean in item
   * units. `sum`: the answered items added up in item units, as published totals are; an item that is not
   * answered adds nothing, so a total that must be complete asks for 100 % answered. `prorated`: the mean of
   * the answered items times the number of items.
   */
  transform: z.enum(['percent', 'mean', 'sum', 'prorated']).default('percent'),
  direction: z.enum(['higher_is_better', 'lower_is_better', 'neutral']),
  /** A formative index (habits, hazards) is made of its items, not shown by them: it has no alpha. */
  measurement: z.enum(['reflective', 'formative']),
  bands: z.array(Band).default([]),
  /** Must-haves: while one of them scores its minimum or is not answered, the band is at most `band`. */
  cap: z.strictObject({ mustHaves: z.array(itemId).min(1), band: code }).optional(),
  /** A published discount: once `scale`, which stands before, scores `atLeast`, the score is multiplied. */
  adjusted: Adjustment.optional(),
});

/** Items whose stems another instrument asks word for word; scores of the two are linked by these alone. */
const Anchors = z.strictObject({ instrument: code, items: z.array(itemId).min(1) });

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
    items: z.record(itemId, Item),
    /** Values that stand for a reason and never for a score, beside a range's numbers. */
    missingValues: z.record(code, z.enum(['dont_know', 'rather_not_say', 'not_applicable'])).default({}),
    /** Empty for a script that asks for consent and scores nothing. */
    scales: z.array(Scale),
    redFlags: z.array(RedFlag).optional(),
    anchors: z.array(Anchors).optional(),
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
      if (!ascend(scale.bands.map((b) => b.from))) fault(['scales', i, 'bands'], 'bands must ascend');
      if (scale.cap && !scale.bands.some((b) => b.id === scale.cap?.band))
        fault(['scales', i, 'cap', 'band'], 'no band has this id');
      if (scale.minimumAnsweredPercent === 0 && scale.transform !== 'sum')
        fault(['scales', i, 'minimumAnsweredPercent'], 'a mean needs at least one answer');
      const { adjusted } = scale;
      if (adjusted && !key.scales.slice(0, i).some((s) => s.id === adjusted.scale && !s.adjusted))
        fault(['scales', i, 'adjusted'], 'no scale of this id, itself unadjusted, stands before');
      for (const item of scale.cap?.mustHaves ?? [])
        if (!scale.items.includes(item)) fault(['scales', i, 'cap'], `must-have ${item} is not in the scale`);
    });
    const flags = key.redFlags ?? [];
    flags.forEach((flag, i) => {
      if (flags.findIndex((f) => f.id === flag.id) !== i)
        fault(['redFlags', i, 'id'], `flag ${flag.id} stands twice`);
      for (const scale of flagSources(flag).scales)
        if (!ids.includes(scale)) fault(['redFlags', i, 'when'], `there is no scale ${scale}`);
    });
    for (const [i, { items }] of (key.anchors ?? []).entries())
      for (const item of items)
        if (!Object.hasOwn(key.items, item)) fault(['anchors', i, 'items'], `item ${item} has no range`);
  });

export type ScoringKey = z.output<typeof ScoringKey>;
export type ScoringKeyInput = z.input<typeof ScoringKey>;
export type KeyItem = ScoringKey['items'][string];
export type KeyScale = ScoringKey['scales'][number];
