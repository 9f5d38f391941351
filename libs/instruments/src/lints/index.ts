import type { InstrumentDefinition } from '../definition.js';
import { isOfTheSuite } from './blueprint.js';
import {
  differingOptions,
  fewAnchors,
  overloadedSittings,
  reusedIds,
  shortScales,
  type LintFault,
} from './suite.js';
import { wordingFaults } from './wording.js';

export type { LintFault } from './suite.js';
export { questionsIn, type LintQuestion } from './texts.js';

/**
 * What the suite's own rules find in its instruments, read together: wording for the age, load of a sitting,
 * links between bands, number of items. Instruments that a project brings itself are left alone. Of several
 * versions of an instrument the last given is read: published ones before it cannot change any more. Only
 * what an item id means is read in all of them, for a new version may not take an id for something else.
 *
 * @param definitions versions that passed `checkInstrument`, ascending
 * @returns no faults for a suite that can be fielded
 * @see domain.md 2 and 3
 */
export function lintInstruments(definitions: readonly InstrumentDefinition[]): LintFault[] {
  const newest = new Map(definitions.filter(isOfTheSuite).map((d) => [d.instrument, d]));
  const suite = [...newest.values()];
  return [
    ...suite.flatMap((definition) =>
      wordingFaults(definition).map((fault) => ({
        instrument: definition.instrument,
        version: definition.version,
        ...fault,
      })),
    ),
    ...suite.flatMap(shortScales),
    ...overloadedSittings(suite),
    ...fewAnchors(suite),
    ...differingOptions(suite),
    ...reusedIds(definitions.filter(isOfTheSuite)),
  ];
}
