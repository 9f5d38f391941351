import { z } from 'zod';
import { code, page, text, uuid } from './common.js';
import { ParticipantState } from './course.js';
import { FamilyStatus } from './left-behind.js';

export const SEXES = ['female', 'male'] as const;

/** Facts about a participant that an analysis may use, by name; never a name, address or telephone number. */
export const covariates = z
  .record(code, z.union([text(200), z.number()]))
  .refine((facts) => !('LBC_2016' in facts || 'LBC_census' in facts), {
    message: 'left-behind status is computed, never typed in',
    abort: true,
  });

const birthMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is YYYY-MM');

export const NewParticipant = z
  .strictObject({
    site: uuid,
    arm: code.optional(),
    sex: z.enum(SEXES).optional(),
    birthMonth: birthMonth.optional(),
    /** The participant's pseudonym in the system the data come from. Never a name. */
    sourceCode: code.optional(),
    covariates: covariates.default({}),
  })
  .meta({ id: 'NewParticipant' });
export type NewParticipant = z.infer<typeof NewParticipant>;

export const Participant = z
  .object({
    id: uuid,
    studyCode: z.string(),
    /** Where they are at present. */
    site: uuid,
    state: ParticipantState,
    /** The entry that this one is part of: one child was entered twice. */
    mergedInto: uuid.optional(),
    arm: code.optional(),
    sex: z.enum(SEXES).optional(),
    birthMonth: birthMonth.optional(),
    sourceCode: code.optional(),
    covariates,
    /** The newest that is known of the family's situation; absent where nothing is. */
    family: FamilyStatus.pick({ wave: true, heldOn: true, flags: true, rule: true })
      .meta({ id: 'FamilyNow' })
      .optional(),
  })
  .meta({ id: 'Participant' });
export type Participant = z.infer<typeof Participant>;
/** Of which site cards are printed; of all where none is named. */
export const CardQuery = z.object({ site: uuid.optional() });
export type CardQuery = z.infer<typeof CardQuery>;

export const ParticipantPage = page(Participant, 'ParticipantPage');
