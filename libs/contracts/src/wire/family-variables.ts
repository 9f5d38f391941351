import { z } from 'zod';

const partialDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');

const REASONS = ['dont_know', 'rather_not_say'] as const;
const one = <const T extends readonly string[]>(...choices: T) => z.enum([...choices, ...REASONS]);
const numberUpTo = (most: number) => z.union([z.int().min(0).max(most), z.enum(REASONS)]);

const whereabouts = one('home', 'migrated', 'separated', 'deceased', 'other', 'unknown');
const place = one('same_township', 'same_county', 'same_province', 'other_province', 'abroad');
const months = one('0_2', '3_5', '6_8', '9_11', '12');

/**
 * What a family's situation is told in, by item of the guardian survey and with its choices: what left-behind
 * status is computed from (domain.md 1.2). Nothing is required, and what is absent is unknown.
 */
export const FamilyVariables = z
  .strictObject({
    gs_age: numberUpTo(25),
    gs_mother: whereabouts,
    gs_mother_place: place,
    gs_mother_left: partialDate,
    gs_mother_months: months,
    gs_father: whereabouts,
    gs_father_place: place,
    gs_father_left: partialDate,
    gs_father_months: months,
    gs_parent_able: one('able', 'illness', 'disability', 'addiction', 'other'),
    gs_carer: one('mother', 'father', 'grandparent', 'relative', 'sibling', 'other_adult', 'nobody'),
    gs_night: z.array(one('mother', 'father', 'grandparent', 'other_adult', 'children', 'boards', 'nobody')),
    gs_boarding: one('day', 'weekly', 'longer'),
    gs_contact_7: numberUpTo(7),
    gs_contact_30: one('none', '1_3', '4_10', 'over_10'),
    gs_notice: z.array(one('school', 'village', 'nobody', 'not_entrusted')),
  })
  .partial()
  .meta({ id: 'FamilyVariables' });
export type FamilyVariables = z.infer<typeof FamilyVariables>;
export type FamilyVariable = keyof FamilyVariables;
