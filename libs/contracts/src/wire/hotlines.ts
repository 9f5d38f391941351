import { z } from 'zod';
import { bilingual } from './common.js';

/** As it is dialled and printed: 3 to 20 digits, which hyphens may group. */
export const hotlineNumber = z
  .string()
  .regex(/^(?=[\d-]{3,20}$)\d+(-\d+)*$/, 'a number is digits, which hyphens may group');

/** A number that people can turn to. It is called as a test before it is entered (domain.md 1.4). */
export const Hotline = z
  .strictObject({
    number: hotlineNumber,
    name: bilingual(40),
    /** When somebody answers; absent where somebody always does. */
    hours: bilingual(60).optional(),
  })
  .meta({ id: 'Hotline' });
export type Hotline = z.infer<typeof Hotline>;

const digits = ({ number }: Hotline) => number.replaceAll('-', '');

/** A place's own numbers in the order of printing. More than eight would not be read by anybody who needs one. */
const hotlines = z
  .array(Hotline)
  .max(8)
  .refine((lines) => new Set(lines.map(digits)).size === lines.length, 'a number stands in the list twice');

/** An empty list takes a place's own numbers away: then those of the place above it hold. */
export const HotlineSet = z.strictObject({ hotlines }).meta({ id: 'HotlineSet' });
export type HotlineSet = z.infer<typeof HotlineSet>;
