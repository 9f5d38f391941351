import { z } from 'zod';
import { code, page, sha256 } from './common.js';

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

/** Languages in which questions may be recorded: those of the questionnaires. */
export const RECORDING_LANGUAGES = ['zh-CN', 'en'] as const;
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
