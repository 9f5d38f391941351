import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Manifest,
  manifestFaults,
  withPinned,
  type InstrumentDefinition,
  type ManifestFault,
} from '@tongxing/instruments';
import { sha256 } from '../platform/ids.js';
import { licensedFolders, parsedVersion, versionFolders } from './version-folders.js';

const fileIn = (surveys: string) => join(surveys, 'manifest.json');

const NONE: Manifest = { schema: 'tongxing.manifest/1', versions: {} };

/**
 * The manifest of a folder of versions; an empty one where there is none yet.
 *
 * @throws ZodError, SyntaxError when the file is there and no manifest: nothing can be said to be pinned then
 */
export const readManifest = (surveys: string): Manifest =>
  existsSync(fileIn(surveys)) ? Manifest.parse(JSON.parse(readFileSync(fileIn(surveys), 'utf8'))) : NONE;

/** How the version folders depart from their manifest. */
export function manifestFaultsIn(surveys: string): ManifestFault[] {
  const folders = [...versionFolders(surveys), ...licensedFolders(surveys)];
  const read = folders.map((folder) => ({ folder, version: parsedVersion(folder) }));
  const definitions = read.flatMap(({ version }) => ('definition' in version ? [version.definition] : []));
  const unread = read.flatMap(({ folder, version }) =>
    'faults' in version ? [`${folder.instrument}@${folder.version}`] : [],
  );
  return manifestFaults(readManifest(surveys), definitions, sha256, unread);
}

/** Adds versions to the manifest that it does not pin yet. A manifest that pins them all is not written. */
export function pinVersions(surveys: string, definitions: readonly InstrumentDefinition[]): string[] {
  const before = readManifest(surveys);
  const after = withPinned(before, definitions, sha256);
  const added = Object.keys(after.versions).filter((name) => !Object.hasOwn(before.versions, name));
  if (added.length > 0) writeFileSync(fileIn(surveys), `${JSON.stringify(after, null, 2)}\n`);
  return added;
}
