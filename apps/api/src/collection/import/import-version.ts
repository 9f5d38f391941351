import { contentHash, keyHash, type InstrumentDefinition } from '@tongxing/instruments';
import { readyVersion, type PublishedVersion } from '../../instruments/index.js';
import { newId, sha256 } from '../../platform/ids.js';
import { ProblemException } from '../../platform/problems/index.js';
import type { ImportParts } from './import-parts.js';
import type { ImportMapping } from './mapping.js';
import { ownInstrument } from './own-instrument.js';
import { ImportRefused } from './refusal.js';

/**
 * The instrument version a mapping names. One that comes with the data is prepared, not published: whether the
 * import can begin is not known yet.
 *
 * @throws ImportRefused `instrument-version-unknown`, `instrument-version-immutable`
 */
export async function findVersion(
  { instruments }: ImportParts,
  mapping: ImportMapping,
): Promise<PublishedVersion> {
  const { instrument, respondent } = mapping;
  if ('published' in instrument) {
    const { id, version } = instrument.published;
    const published = await instruments.pinned(id, version);
    if (!published) throw new ImportRefused('instrument-version-unknown', [`${id}@${version}`]);
    return published;
  }
  const definition = ownInstrument(instrument.own, respondent);
  const published = await instruments.pinned(definition.instrument, definition.version);
  const prepared = published ?? unpublished(definition);
  if (prepared.contentHash !== contentHash(definition, sha256)) throw immutable(definition);
  return prepared;
}

/** The same version, published. @throws ImportRefused `instrument-version-immutable` */
export async function publishVersion(
  { instruments }: ImportParts,
  { definition }: PublishedVersion,
): Promise<PublishedVersion> {
  try {
    return (await instruments.publish(definition)).version;
  } catch (error) {
    const refused = error instanceof ProblemException && error.code === 'instrument-version-immutable';
    throw refused ? immutable(definition) : error;
  }
}

const unpublished = (definition: InstrumentDefinition): PublishedVersion =>
  readyVersion({
    id: newId(),
    contentHash: contentHash(definition, sha256),
    keyHash: keyHash(definition, sha256),
    definition,
  });

const immutable = ({ instrument, version }: InstrumentDefinition) =>
  new ImportRefused('instrument-version-immutable', [`${instrument}@${version}`]);
