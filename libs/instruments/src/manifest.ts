import { z } from 'zod';
import { sha256 as hashText, type Sha256 } from '@tongxing/contracts';
import { contentHash, type InstrumentDefinition } from './definition.js';
import type { Fault } from './fault.js';

/** Content hashes of published versions by `instrument@version`: what `surveys/manifest.json` holds. */
export const Manifest = z.strictObject({
  schema: z.literal('tongxing.manifest/1'),
  versions: z.record(z.string().regex(/^[^@]+@\d+\.\d+\.\d+$/), hashText),
});
export type Manifest = z.infer<typeof Manifest>;

/** A fault of a pinned version, or of one that should be. */
export interface ManifestFault extends Fault {
  readonly instrument: string;
  readonly version: string;
}

/**
 * How version folders depart from their manifest. A version that was given to one child can be given to
 * another only as it was: it may not change, and it may not go while answers to it exist.
 *
 * | pinned | folder            | fault              |
 * |--------|-------------------|--------------------|
 * | yes    | equal             |                    |
 * | yes    | differs           | `version-changed`  |
 * | yes    | is not there      | `version-removed`  |
 * | no     | is there          | `version-unlisted` |
 *
 * @param definitions of every version folder that could be read
 * @param unread names of folders that could not be read: they are faulty already, and not removed
 */
export function manifestFaults(
  manifest: Manifest,
  definitions: readonly InstrumentDefinition[],
  sha256: Sha256,
  unread: readonly string[] = [],
): ManifestFault[] {
  const there = new Set([...definitions.map(nameOf), ...unread]);
  return [
    ...definitions.flatMap((definition) => {
      const name = nameOf(definition);
      const pinned = Object.hasOwn(manifest.versions, name) ? manifest.versions[name] : undefined;
      if (pinned === undefined) return [fault(name, 'version-unlisted', 'the manifest does not pin it yet')];
      if (pinned === contentHash(definition, sha256)) return [];
      return [fault(name, 'version-changed', 'it is published with other content: make a new version')];
    }),
    ...Object.keys(manifest.versions)
      .filter((name) => !there.has(name))
      .map((name) => fault(name, 'version-removed', 'it is published and its folder is gone')),
  ];
}

/** The manifest with versions added that it does not pin yet; what it pins stays as it is. */
export function withPinned(
  manifest: Manifest,
  definitions: readonly InstrumentDefinition[],
  sha256: Sha256,
): Manifest {
  const added = definitions.map((definition) => [nameOf(definition), contentHash(definition, sha256)]);
  const versions = { ...Object.fromEntries(added), ...manifest.versions } as Manifest['versions'];
  const sorted = Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...manifest, versions: Object.fromEntries(sorted) };
}

const nameOf = ({ instrument, version }: InstrumentDefinition): string => `${instrument}@${version}`;

function fault(name: string, code: Fault['code'], message: string): ManifestFault {
  const [instrument = '', version = ''] = name.split('@');
  return { instrument, version, code, file: 'manifest.json', at: '', message };
}
