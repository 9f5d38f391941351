import type { ScoringKey } from '@tongxing/instruments';
import type { Schemas } from '../../shell/server';
import { read } from '../storage/transaction';

export type AnswerKey = ScoringKey;

/** A published version as the tablet keeps it under its hash, for good: it never changes. */
export interface KeptInstrument {
  readonly version: Omit<Schemas['InstrumentVersion'], 'key'>;
  /** Its key, for the red flags. */
  readonly key: AnswerKey;
  /** Recordings by what they hold, as `recordedAs` names them. */
  readonly recorded: readonly (readonly [name: string, address: string])[];
}

/** @throws StorageFault */
export const keptInstrument = (database: IDBDatabase, hash: string): Promise<KeptInstrument | undefined> =>
  read<KeptInstrument>(database, 'instruments', hash);
