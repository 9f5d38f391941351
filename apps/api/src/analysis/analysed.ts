import { RESULTS_SCHEMA, type ResultsDifference } from '@tongxing/impact';
import type { AnalysisRunEntity } from './analysis-run.entity.js';
import type { Release } from './releases/release-ledger.js';

export type NewRun = Omit<AnalysisRunEntity, 'id' | 'createdAt'>;

/** What an analysis gave: the run that is kept of the same data already, or one to be kept with its release. */
export type Analysed =
  | { readonly kind: 'kept'; readonly run: AnalysisRunEntity }
  | { readonly kind: 'new'; readonly run: NewRun; readonly release: Release };

/** A kept run beside what the present data give. */
export interface Recomputation {
  readonly presentSnapshot: string;
  readonly recomputed: readonly ResultsDifference[];
}

/** Runs whose results have the shape of an older version are kept as evidence, and not read any more. */
export const isReadable = ({ schema }: { schema: string }): boolean => schema === RESULTS_SCHEMA;
