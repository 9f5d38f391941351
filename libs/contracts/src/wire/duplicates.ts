import { z } from 'zod';
import { instant, uuid } from './common.js';

export const DUPLICATE_REASONS = [
  'name_same',
  'name_sounds_same',
  'name_sounds_alike',
  'birth_month_same',
  'birth_month_near',
  'birth_month_differs',
  'sex_differs',
  'telephone_same',
  'site_same',
] as const;

const entry = z.object({ id: uuid, studyCode: z.string(), site: uuid });

/** Two entries that may be one child, and why; no name stands in it. */
export const DuplicatePair = z
  .object({
    first: entry,
    second: entry,
    /** 0 to 100: points, and no probability. */
    score: z.int(),
    reasons: z.array(z.object({ kind: z.enum(DUPLICATE_REASONS), points: z.int() })),
  })
  .meta({ id: 'DuplicatePair' });
export type DuplicatePair = z.infer<typeof DuplicatePair>;

export const DuplicatePairs = z.object({ items: z.array(DuplicatePair) }).meta({ id: 'DuplicatePairs' });
export type DuplicatePairs = z.infer<typeof DuplicatePairs>;

/** Which entry stays, and which becomes part of it. */
export const NewMerge = z.strictObject({ kept: uuid, merged: uuid }).meta({ id: 'NewMerge' });
export type NewMerge = z.infer<typeof NewMerge>;

export const Merge = z
  .object({ id: uuid, kept: uuid, merged: uuid, mergedAt: instant, undoneAt: instant.optional() })
  .meta({ id: 'Merge' });
export type Merge = z.infer<typeof Merge>;

export const Merges = z.object({ items: z.array(Merge) }).meta({ id: 'Merges' });
export type Merges = z.infer<typeof Merges>;
