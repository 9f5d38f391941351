import { z } from 'zod';
import { code, instant, sha256, uuid } from './common.js';
import { CONSENT_SCRIPTS } from './consent.js';
import { RESPONDENTS, semanticVersion } from './instruments.js';

/** Age bands of the questionnaires, in completed years (domain.md 2.1). */
export const AGE_BANDS = {
  A: { from: 6, to: 8 },
  B: { from: 9, to: 11 },
  C: { from: 12, to: 15 },
} as const;
export type AgeBand = keyof typeof AGE_BANDS;
export const ageBand = z.enum(Object.keys(AGE_BANDS) as [AgeBand, ...AgeBand[]]);

/**
 * The band of an age in completed years.
 *
 * @example ageBandOf(9) // 'B'
 */
export const ageBandOf = (age: number): AgeBand | undefined =>
  (Object.keys(AGE_BANDS) as AgeBand[]).find(
    (band) => AGE_BANDS[band].from <= age && age <= AGE_BANDS[band].to,
  );

const SCRIPTS: ReadonlySet<string> = new Set(Object.values(CONSENT_SCRIPTS).flat());
const age = z.int().min(0).max(120);

/** One questionnaire of a wave: its version, who answers it, and about children of which ages. */
export const ProtocolEntry = z
  .strictObject({
    instrument: z.strictObject({ id: code, version: semanticVersion }),
    respondent: z.enum(RESPONDENTS),
    /** In completed years on the wave's first day, both included; everybody where absent. */
    ages: z
      .strictObject({ from: age, to: age })
      .refine(({ from, to }) => from <= to, 'the first age is the lower one')
      .optional(),
    /** In which sitting it is asked: children are asked in several, with a break between. */
    sitting: z.int().min(1).max(9).default(1),
  })
  .refine(({ instrument }) => !SCRIPTS.has(instrument.id), {
    message: 'a consent script is asked of everybody, and is assigned to nobody',
    path: ['instrument'],
  })
  .meta({ id: 'ProtocolEntry' });
export type ProtocolEntry = z.infer<typeof ProtocolEntry>;

const isOnce = (entries: readonly ProtocolEntry[]): boolean =>
  new Set(entries.map(({ instrument, respondent }) => `${instrument.id} ${respondent}`)).size ===
  entries.length;

/** Which questionnaires a wave uses. An instrument stands once for each respondent, in one version. */
export const NewProtocol = z
  .strictObject({
    entries: z.array(ProtocolEntry).max(100).refine(isOnce, 'an instrument stands once for each respondent'),
  })
  .meta({ id: 'NewProtocol' });
export type NewProtocol = z.infer<typeof NewProtocol>;

/** What stands for a wave. Each change is a new revision; those before stay on record. */
export const Protocol = z
  .object({
    wave: uuid,
    /** 0 where nothing was ever laid down. */
    revision: z.int(),
    /** SHA-256 of the canonical JSON of the entries; absent where nothing was ever laid down. */
    hash: sha256.optional(),
    entries: z.array(ProtocolEntry),
    setAt: instant.optional(),
  })
  .meta({ id: 'Protocol' });
export type Protocol = z.infer<typeof Protocol>;
