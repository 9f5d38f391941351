import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkInstrument, parseVersion, type Fault, type InstrumentDefinition } from '@tongxing/instruments';

export interface VersionFolder {
  readonly instrument: string;
  readonly version: string;
  readonly path: string;
}

/** The folders `<surveys>/<instrument>/<version>/`, in the order of their names. */
export function versionFolders(surveys: string): VersionFolder[] {
  return foldersIn(surveys).flatMap((instrument) =>
    foldersIn(join(surveys, instrument)).map((version) => ({
      instrument,
      version,
      path: join(surveys, instrument, version),
    })),
  );
}

/** Reads and checks one version folder: its definition, or everything that is wrong with it. */
export function readVersion(
  folder: VersionFolder,
): { readonly definition: InstrumentDefinition } | { readonly faults: readonly Fault[] } {
  const files = ['questionnaire.json', 'scoring.json', 'provenance.json'].filter((name) =>
    existsSync(join(folder.path, name)),
  );
  const texts = Object.fromEntries(files.map((name) => [name, readFileSync(join(folder.path, name), 'utf8')]));
  const parsed = parseVersion({ instrument: folder.instrument, version: folder.version }, texts);
  if ('faults' in parsed) return parsed;
  const faults = checkInstrument(parsed.definition);
  return faults.length > 0 ? { faults } : parsed;
}

const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
