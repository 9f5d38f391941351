import { z } from 'zod';
import type { BilingualText } from '../language/language.js';
import { bilingual, code, page, sha256 } from './common.js';

/** Semantic version without pre-release parts, `1.0.0`. */
export const semanticVersion = z.string().regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/);

export const RESPONDENTS = [
  'child',
  'guardian',
  'carer',
  'teacher',
  'official',
  'enumerator',
  'adult',
] as const;

export const InstrumentVersionSummary = z
  .object({
    instrument: code,
    version: semanticVersion,
    hash: sha256,
    title: z.object({ zh: z.string(), en: z.string() }),
    /** False for keys without item texts and where the licence forbids electronic use: paper entry only. */
    rendersOnScreen: z.boolean(),
    items: z.int(),
    /** Who answers it. */
    respondent: z.enum(RESPONDENTS),
    /** For which ages, in completed years; absent where no age is stated. */
    ages: z.object({ from: z.int(), to: z.int() }).optional(),
    /** The project's own cuts that its red flags compare scores with; absent where there are none. */
    cuts: z.array(z.object({ name: code, scale: bilingual(), flag: bilingual() })).optional(),
  })
  .meta({ id: 'InstrumentVersionSummary' });
export type InstrumentVersionSummary = z.infer<typeof InstrumentVersionSummary>;
export const InstrumentVersionPage = page(InstrumentVersionSummary, 'InstrumentVersionPage');

export const InstrumentVersion = InstrumentVersionSummary.extend({
  /** The SurveyJS questionnaire as published. */
  questionnaire: z.record(z.string(), z.unknown()).optional(),
  /** Its scoring key, by whose red flags a tablet tells without a network that a child needs somebody. */
  key: z.record(z.string(), z.unknown()),
}).meta({ id: 'InstrumentVersion' });
export type InstrumentVersion = z.infer<typeof InstrumentVersion>;

/** Languages of the questionnaires' texts. */
export const TEXT_LANGUAGES = ['zh-CN', 'en'] as const;
export const textLanguage = z.enum(TEXT_LANGUAGES);

/** Languages that are heard and not read, by their ISO 639-3 codes (domain.md 6). The text shows in another. */
export const SPOKEN_LANGUAGES = {
  tdd: { zh: '傣语', en: 'Dai' },
  kac: { zh: '景颇语', en: 'Jingpo' },
  atb: { zh: '载瓦语', en: 'Zaiwa' },
} as const satisfies Readonly<Record<string, BilingualText>>;
export type SpokenLanguage = keyof typeof SPOKEN_LANGUAGES;

/** Languages in which questions may be recorded. */
export const RECORDING_LANGUAGES = [
  ...TEXT_LANGUAGES,
  ...(Object.keys(SPOKEN_LANGUAGES) as SpokenLanguage[]),
] as const;
export const recordingLanguage = z.enum(RECORDING_LANGUAGES);
export type RecordingLanguage = z.infer<typeof recordingLanguage>;

/** `question` or `question.answer`, as the questionnaire names them. */
export const recordingName = z
  .string()
  .max(200)
  .regex(/^[\w-]+(\.[\w-]+)?$/);

/** A question or an answer that a deployment has recorded. */
export const Recording = z
  .object({ language: recordingLanguage, name: recordingName })
  .meta({ id: 'Recording' });
export type Recording = z.infer<typeof Recording>;
export const RecordingList = z.object({ items: z.array(Recording) }).meta({ id: 'RecordingList' });
export type RecordingList = z.infer<typeof RecordingList>;
