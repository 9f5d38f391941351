import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions } from '@tongxing/contracts';
import { checkInstrument, parseVersion, type Parsed } from '@tongxing/instruments';

export interface VersionFolder {
  readonly instrument: string;
  readonly version: string;
  readonly path: string;
}

/** Keys of instruments that others own: no texts, and published only for a project that holds the licence. */
const LICENSED = 'licensed';

/** The folders `<surveys>/<instrument>/<version>/`, by name and then oldest version first. */
export const versionFolders = (surveys: string): VersionFolder[] =>
  foldersUnder(surveys).filter(({ instrument }) => instrument !== LICENSED);

/** The folders `<surveys>/licensed/<instrument>/<version>/`; none where a project has no such folder. */
export const licensedFolders = (surveys: string): VersionFolder[] =>
  existsSync(join(surveys, LICENSED)) ? foldersUnder(join(surveys, LICENSED)) : [];

function foldersUnder(path: string): VersionFolder[] {
  return foldersIn(path)
    .sort()
    .flatMap((instrument) =>
      foldersIn(join(path, instrument))
        .sort(compareVersions)
        .map((version) => ({ instrument, version, path: join(path, instrument, version) })),
    );
}

/** Reads and checks one version folder: its definition, or everything that is wrong with it. */
export function readVersion(folder: VersionFolder): Parsed {
  const parsed = parsedVersion(folder);
  if ('faults' in parsed) return parsed;
  const faults = checkInstrument(parsed.definition);
  return faults.length > 0 ? { faults } : parsed;
}

/** Reads one version folder without asking what its questionnaire means to survey-core. */
export function parsedVersion({ instrument, version, path }: VersionFolder): Parsed {
  const files = ['questionnaire.json', 'scoring.json', 'provenance.json'].filter((name) =>
    existsSync(join(path, name)),
  );
  const texts = Object.fromEntries(files.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
  return parseVersion({ instrument, version }, texts);
}

const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
