import type { BilingualText } from '@tongxing/contracts';
import type { Schemas } from '../../shell/server';

export type Item = Schemas['WorklistItem'];

/** A wave's worklist as this tablet keeps it, encrypted. */
export interface KeptWorklist extends Omit<Schemas['Worklist'], 'next' | 'gone'> {
  readonly waveName: BilingualText;
  /** Titles of the versions that it names, by their hash. */
  readonly titles: Readonly<Record<string, BilingualText>>;
  readonly synthetic: boolean;
  /** When the server was last asked, by this device's clock. */
  readonly fetchedAt: string;
}

/**
 * The list after an answer that told only what changed.
 *
 * @see contracts `Worklist`: how a tablet keeps it
 */
export function withChanges(kept: readonly Item[], changed: readonly Item[], gone: readonly string[]): Item[] {
  const dropped = new Set([...gone, ...changed.map(({ id }) => id)]);
  return [...kept.filter(({ id }) => !dropped.has(id)), ...changed];
}
