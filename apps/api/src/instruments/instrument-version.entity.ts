import { Entity, Unique } from 'typeorm';
import type { InstrumentDefinition } from '@tongxing/instruments';
import { CodeColumn, HashColumn, IdColumn, InstantColumn, JsonColumn } from '../platform/database/index.js';

/** A published version. It never changes: a correction is a new version. */
@Entity('instrument_version')
@Unique('instrument_version_unique', ['instrument', 'version'])
export class InstrumentVersionEntity {
  @IdColumn() id: string;
  @CodeColumn() instrument: string;
  @CodeColumn() version: string;
  /** Hash of questionnaire, key and provenance: what a submission pins. */
  @HashColumn() contentHash: string;
  /** Hash of the key alone: what a score names. */
  @HashColumn() keyHash: string;
  @JsonColumn() definition: InstrumentDefinition;
  @InstantColumn() publishedAt: string;
}
