import { z } from 'zod';
import { text, uuid } from './common.js';

/**
 * Why somebody looks at names. A code and not a sentence: it stands in the audit log, which can never be
 * corrected, and a sentence could hold a name.
 */
export const IDENTITY_PURPOSES = [
  'interview',
  'consent',
  'follow-up',
  'roster',
  'duplicates',
  'correction',
  'data-request',
  'safeguarding',
] as const;
export type IdentityPurpose = (typeof IDENTITY_PURPOSES)[number];

export const RELATIONS = [
  'self',
  'father',
  'mother',
  'grandfather',
  'grandmother',
  'relative',
  'teacher',
  'village_director',
  'other',
] as const;

const telephone = z
  .string()
  .regex(/^\+?[0-9][0-9 ()-]{4,24}$/, 'a telephone number is digits, with spaces, brackets or hyphens');

export const Contact = z
  .strictObject({
    relation: z.enum(RELATIONS),
    name: text(100),
    telephones: z.array(telephone).max(5).default([]),
    address: text(300).optional(),
    /** When and how they can be reached: `evenings`, `through the shop`. */
    note: text(300).optional(),
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;

/** Who a participant is, and whom to call. Stored encrypted, apart from everything else. */
export const Identity = z
  .strictObject({
    name: text(100),
    /** Names the participant is also known by. */
    otherNames: z.array(text(100)).max(5).default([]),
    address: text(300).optional(),
    contacts: z.array(Contact).max(10).default([]),
  })
  .meta({ id: 'Identity' });
export type Identity = z.infer<typeof Identity>;

export const IdentityReading = z.object({ purpose: z.enum(IDENTITY_PURPOSES) });

/** Looks a name or a telephone number up, exactly but for how it is written. */
export const IdentitySearch = z
  .strictObject({
    by: z.enum(['name', 'telephone']),
    text: text(100),
    purpose: z.enum(IDENTITY_PURPOSES),
  })
  .meta({ id: 'IdentitySearch' });
export type IdentitySearch = z.infer<typeof IdentitySearch>;

export const IdentityMatches = z
  .object({ participants: z.array(z.object({ id: uuid, studyCode: z.string() })) })
  .meta({ id: 'IdentityMatches' });
export type IdentityMatches = z.infer<typeof IdentityMatches>;
