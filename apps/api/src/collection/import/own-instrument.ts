import { ScoringKey, type InstrumentDefinition } from '@tongxing/instruments';
import type { OwnInstrument } from './mapping.js';

/** A definition from what a mapping says of its instrument: items, ranges and scales, no texts. */
export function ownInstrument(
  own: OwnInstrument,
  respondent: InstrumentDefinition['provenance']['respondent'],
): InstrumentDefinition {
  const { id: instrument, version, title, construct, source, licence, evidence } = own;
  return {
    instrument,
    version,
    key: ScoringKey.parse({
      schema: 'tongxing.scoring-key/1',
      instrument,
      version,
      items: Object.fromEntries(own.items.map((item) => [item, own.range])),
      scales: own.scales.map(({ items, ...scale }) => ({
        ...scale,
        items: items.map(bare),
        reversed: items.filter((item) => item.startsWith('-')).map(bare),
      })),
    }),
    provenance: {
      schema: 'tongxing.provenance/1',
      instrument,
      version,
      title,
      construct,
      source,
      licence,
      respondent,
      evidence,
      electronicUsePermitted: false,
    },
  };
}

const bare = (item: string) => item.replace(/^-/, '');
