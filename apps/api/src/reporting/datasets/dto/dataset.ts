import { z } from 'zod';
import { instant, language, page, PROBLEMS, sha256, uuid, type ProblemCode } from '@tongxing/contracts';

export const DATASET_FORMATS = ['csv', 'xlsx', 'sav', 'dta', 'ddi', 'pdf'] as const;
export type DatasetFormat = (typeof DATASET_FORMATS)[number];
/** `long`: a row for each child and wave. `wide`: a row for each child. */
export const DATASET_SHAPES = ['long', 'wide'] as const;
export type DatasetShape = (typeof DATASET_SHAPES)[number];
/** For whom: those who work in the programme, or anybody else, of whom less is told. */
export const AUDIENCES = ['internal', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const NewDataset = z
  .strictObject({
    shape: z.enum(DATASET_SHAPES),
    audience: z.enum(AUDIENCES).default('internal'),
    /** Of the labels that a program shows first, where it shows one language. */
    language,
    formats: z
      .array(z.enum(DATASET_FORMATS))
      .min(1)
      .max(DATASET_FORMATS.length)
      .refine((formats) => new Set(formats).size === formats.length, 'a format stands twice'),
  })
  .meta({ id: 'NewDataset' });
export type NewDataset = z.infer<typeof NewDataset>;

const DatasetFile = z
  .object({ id: uuid, name: z.string(), size: z.int(), hash: sha256 })
  .meta({ id: 'DatasetFile' });

export const DatasetExport = z
  .object({
    id: uuid,
    shape: z.enum(DATASET_SHAPES),
    audience: z.enum(AUDIENCES),
    language,
    formats: z.array(z.enum(DATASET_FORMATS)),
    state: z.enum(['waiting', 'running', 'ready', 'failed', 'cancelled']),
    percent: z.int().min(0).max(100),
    rows: z.int().optional(),
    problem: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]).optional(),
    files: z.array(DatasetFile),
    createdAt: instant,
    finishedAt: instant.optional(),
  })
  .meta({ id: 'DatasetExport' });
export type DatasetExport = z.infer<typeof DatasetExport>;
export const DatasetExportPage = page(DatasetExport, 'DatasetExportPage');
