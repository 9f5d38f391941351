import { z } from 'zod';
import { instant, language, page, PROBLEMS, sha256, uuid, type ProblemCode } from '@tongxing/contracts';
import { REPORT_LENGTHS } from '@tongxing/report';
import type { ReportEntity } from '../report.entity.js';

const length = z.enum(REPORT_LENGTHS);

export const NewReport = z.strictObject({ language, length: length.default('full') }).meta({ id: 'NewReport' });
export type NewReport = z.infer<typeof NewReport>;

export const Report = z
  .object({
    id: uuid,
    language,
    length,
    state: z.enum(['waiting', 'running', 'ready', 'failed', 'cancelled']),
    /** How far it is, 0 to 100. */
    percent: z.int().min(0).max(100),
    problem: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]).optional(),
    /** SHA-256 of the PDF. */
    pdfHash: sha256.optional(),
    /** Of the PDF, in bytes. */
    pdfSize: z.int().optional(),
    /** Hashes of the run that it was made from. */
    run: z.object({ plan: sha256, snapshot: sha256, results: sha256 }).optional(),
    createdAt: instant,
    finishedAt: instant.optional(),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;
export const ReportPage = page(Report, 'ReportPage');

/** What is known of a report that is ready, beside its row. */
export interface MadeReport {
  readonly pdfSize: number;
  readonly run: NonNullable<Report['run']>;
}

export const toReport = (row: ReportEntity, made?: MadeReport): Report => ({
  id: row.id,
  language: row.language,
  length: row.length,
  state: row.state,
  percent: row.percent,
  createdAt: row.createdAt,
  ...(row.problem !== null && { problem: row.problem }),
  ...(row.pdfHash !== null && { pdfHash: row.pdfHash }),
  ...(row.finishedAt !== null && { finishedAt: row.finishedAt }),
  ...made,
});
