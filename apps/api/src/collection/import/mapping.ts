import { z } from 'zod';
import {
  bilingual,
  calendarDate,
  code,
  MODES,
  NewProject,
  RESPONDENTS,
  semanticVersion,
  SEXES,
  SITE_KINDS,
  text,
} from '@tongxing/contracts';

const columnName = z.string().min(1).max(200);

/** An instrument that comes with the data: items and keys, no texts. An item written `-x` is reversed. */
const OwnInstrument = z.strictObject({
  id: code,
  version: semanticVersion,
  title: bilingual(),
  construct: bilingual(500),
  source: text(1000),
  licence: text(500),
  evidence: bilingual(2000),
  range: z.strictObject({ min: z.number(), max: z.number() }),
  items: z.array(z.string().min(1)).min(1),
  scales: z
    .array(
      z.strictObject({
        id: code,
        name: bilingual(),
        domain: code,
        direction: z.enum(['higher_is_better', 'lower_is_better', 'neutral']),
        measurement: z.enum(['reflective', 'formative']),
        minimumAnsweredPercent: z.number().gt(0).max(100).optional(),
        items: z.array(z.string().min(1)).min(1),
      }),
    )
    .min(1),
});
export type OwnInstrument = z.infer<typeof OwnInstrument>;

const PublishedInstrument = z.strictObject({
  published: z.strictObject({ id: code, version: semanticVersion }),
  /** Item ids to be read, when not all of the instrument's. */
  items: z.array(z.string().min(1)).min(1).optional(),
});

const Wave = z.strictObject({
  code,
  name: bilingual(),
  /** What the wave column says for this wave; the code itself when not given. */
  value: z.string().optional(),
  opensOn: calendarDate.optional(),
  closesOn: calendarDate.optional(),
});

/** How a table of answers from paper or another system becomes submissions. One row is one person at one wave. */
export const ImportMapping = z.strictObject({
  schema: z.literal('tongxing.import-mapping/1'),
  project: NewProject,
  instrument: z.union([z.strictObject({ own: OwnInstrument }), PublishedInstrument]),
  respondent: z.enum(RESPONDENTS),
  mode: z.enum(MODES).default('import'),
  language: z.enum(['zh-CN', 'en']),
  file: z
    .strictObject({
      encoding: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
      delimiter: z.string().length(1).default(','),
      /** Cells that mean: not answered. An empty cell always does. */
      missing: z.array(z.string()).default([]),
    })
    .prefault({}),
  columns: z.strictObject({
    participant: columnName,
    wave: columnName,
    site: columnName,
    arm: columnName.optional(),
    sex: z
      .strictObject({ column: columnName, values: z.record(z.string(), z.enum(SEXES)).default({}) })
      .optional(),
    birthMonth: columnName.optional(),
    collectedOn: columnName.optional(),
    covariates: z.array(columnName).default([]),
    /** Item id to column, where they differ. */
    items: z.record(z.string(), columnName).default({}),
  }),
  /** In time order. */
  waves: z.array(Wave).min(1),
  sites: z.strictObject({
    kind: z.enum(SITE_KINDS),
    names: z.record(z.string(), bilingual()).default({}),
  }),
});
export type ImportMapping = z.infer<typeof ImportMapping>;
