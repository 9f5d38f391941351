import { z } from 'zod';
import type { BilingualText } from '../language/language.js';
import { bilingual, calendarDate, code, sha256 } from './common.js';
import { FamilyVariables, type FamilyVariable } from './family-variables.js';
import { RELATIONS } from './identities.js';
import { SEXES } from './people.js';
import { SITE_KINDS } from './programme.js';

const columnName = z.string().min(1).max(200);
const FAMILY_VARIABLES = Object.keys(FamilyVariables.shape) as [FamilyVariable, ...FamilyVariable[]];

const identityColumns = z.strictObject({
  /** The child's name. */
  name: columnName,
  address: columnName.optional(),
  /** Whom to call: a name, and numbers separated by commas or slashes. */
  contacts: z
    .array(
      z.strictObject({
        relation: z.enum(RELATIONS).default('other'),
        name: columnName,
        telephone: columnName.optional(),
      }),
    )
    .max(5)
    .default([]),
});

/** Every column that says who somebody is, or how to reach them. */
export const identityColumnsOf = ({ name, address, contacts }: z.infer<typeof identityColumns>): string[] =>
  [name, address, ...contacts.flatMap((contact) => [contact.name, contact.telephone])].filter(
    (column) => column !== undefined,
  );

/** What the columns of a roster mean. One row is one child. */
export const RosterMapping = z
  .strictObject({
    schema: z.literal('tongxing.roster-mapping/1'),
    file: z
      .strictObject({
        encoding: z.enum(['auto', 'utf-8', 'gb18030']).default('auto'),
        delimiter: z.string().length(1).default(','),
        /** Of a workbook; the first where none is named. */
        sheet: z.string().min(1).max(31).optional(),
        /** Cells that mean: not known. An empty cell always does. */
        missing: z.array(z.string().max(50)).max(50).default([]),
      })
      .prefault({}),
    columns: z.strictObject({
      /** The child's pseudonym in the system the roster comes from, by which they are known again. Never a name. */
      participant: columnName,
      site: columnName,
      arm: columnName.optional(),
      sex: z
        .strictObject({ column: columnName, values: z.record(z.string(), z.enum(SEXES)).default({}) })
        .optional(),
      birthMonth: columnName.optional(),
      covariates: z.array(columnName).max(50).default([]),
    }),
    /** Sites that are not there yet are made, of this kind; without it their rows are refused. */
    sites: z
      .strictObject({ kind: z.enum(SITE_KINDS), names: z.record(z.string(), bilingual()).default({}) })
      .optional(),
    /** The family's situation, from which left-behind status is computed. */
    family: z
      .strictObject({
        /** The wave whose baseline facts these are; without it analyses do not use them. */
        wave: code.optional(),
        /** The day for which the roster holds. */
        heldOn: calendarDate.optional(),
        columns: z.partialRecord(z.enum(FAMILY_VARIABLES), columnName),
        /** By item: what the roster's cells say, to the survey's choices. */
        values: z.partialRecord(z.enum(FAMILY_VARIABLES), z.record(z.string(), z.string())).default({}),
      })
      .optional(),
    /** Names and telephone numbers, kept sealed and apart from all else. Asks for `identities.write`. */
    identity: identityColumns.optional(),
  })
  .superRefine(({ columns, family, identity }, ctx) => {
    if (!identity) return;
    const { participant, site, arm, sex, birthMonth, covariates } = columns;
    const open = new Set([participant, site, arm, sex?.column, birthMonth, ...covariates]);
    for (const column of Object.values(family?.columns ?? {})) open.add(column);
    if (identityColumnsOf(identity).some((column) => open.has(column)))
      ctx.addIssue({
        code: 'custom',
        path: ['identity'],
        message: 'a column with names, numbers or addresses means nothing else',
      });
  })
  .meta({ id: 'RosterMapping' });
export type RosterMapping = z.infer<typeof RosterMapping>;

export const ROSTER_FORMATS = ['csv', 'xlsx'] as const;
export type RosterFormat = (typeof ROSTER_FORMATS)[number];

/** A roster as it is sent. Its name does not matter and is not asked for. */
export const RosterUpload = z
  .strictObject({
    format: z.enum(ROSTER_FORMATS),
    /** The file in Base64. */
    content: z.base64().max(4_000_000),
    mapping: RosterMapping,
    /** Says what would happen and stores nothing. */
    dryRun: z.boolean(),
    /** Where some rows are wrong: stores the others. Without it one wrong row keeps all out. */
    skipFaulty: z.boolean().default(false),
  })
  .meta({ id: 'RosterUpload' });
export type RosterUpload = z.infer<typeof RosterUpload>;

/** Why one row was not taken. */
export const ROSTER_FAULTS = [
  'row-malformed',
  'rest-unreadable',
  'row-length',
  'participant-invalid',
  'participant-twice',
  'participant-differs',
  'site-invalid',
  'site-unknown',
  'arm-invalid',
  'sex-invalid',
  'birth-month-invalid',
  'covariate-invalid',
  'family-invalid',
  'identity-invalid',
] as const;
export type RosterFault = (typeof ROSTER_FAULTS)[number];

export const ROSTER_OUTCOMES = ['enrolled', 'completed', 'unchanged', 'rejected'] as const;

/** What became of one row; nothing a cell says stands in it. */
export const RosterRowReport = z
  .object({
    line: z.int(),
    outcome: z.enum(ROSTER_OUTCOMES),
    faults: z.array(z.object({ code: z.enum(ROSTER_FAULTS), column: z.string().optional() })).optional(),
  })
  .meta({ id: 'RosterRowReport' });
export type RosterRowReport = z.infer<typeof RosterRowReport>;

export const RosterReport = z
  .object({
    /** Whether anything was stored. */
    stored: z.boolean(),
    encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'xlsx']),
    fileHash: sha256,
    counts: z.object({
      enrolled: z.int(),
      completed: z.int(),
      unchanged: z.int(),
      rejected: z.int(),
    }),
    /** How many names are stored by it, or would be. Who has one keeps it. */
    identities: z.int(),
    rows: z.array(RosterRowReport),
  })
  .meta({ id: 'RosterReport' });
export type RosterReport = z.infer<typeof RosterReport>;

/** Why a table cannot be read at all. With some comes what is meant: column names, encodings that were tried. */
export const TABLE_REFUSALS = {
  'file-empty': { zh: '数据文件是空的', en: 'the data file is empty' },
  'file-too-large': { zh: '数据文件过大', en: 'the data file is too large' },
  'workbook-malformed': { zh: '无法读取该 XLSX 工作簿', en: 'the XLSX workbook cannot be read' },
  'sheet-missing': { zh: '工作簿中没有该工作表', en: 'the workbook has no such sheet' },
  'file-encoding-unknown': { zh: '无法识别数据文件的编码', en: 'the encoding of the data file is not known' },
  'header-malformed': { zh: '无法读取数据文件的表头', en: 'the header of the data file cannot be read' },
  'column-missing': { zh: '数据文件缺少列', en: 'the data file lacks columns' },
  'column-duplicate': { zh: '数据文件中有重复的列', en: 'the data file has columns twice' },
} as const satisfies Record<string, BilingualText>;
export type TableRefusalCode = keyof typeof TABLE_REFUSALS;
