import type { Exit } from '@tongxing/impact';
import type { FamilyStatusEntity, ParticipantEntity } from '../people/index.js';
import type { FamiliesByWave } from './participant-facts.js';

/** A participant as analyses see them. What many have alike is there once, and shared. */
export interface Person extends Pick<ParticipantEntity, 'id' | 'siteId' | 'arm' | 'birthMonth' | 'covariates'> {
  readonly sex: NonNullable<ParticipantEntity['sex']> | null;
}

/** What was told of a family, as far as analyses go by it. */
export type ToldFlags = Pick<FamilyStatusEntity, 'participantId' | 'waveId' | 'source' | 'flags'>;

export interface Roster {
  readonly people: readonly Person[];
  /** Places by id; entries that were merged have the place of the entry of which they are part. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly families: FamiliesByWave;
  readonly exits: readonly (Exit | null)[] | undefined;
}
