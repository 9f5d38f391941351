import { compareVersions } from '@tongxing/contracts';
import type { Schemas } from '../shell/server';

type Version = Schemas['InstrumentVersionSummary'];

/** The published versions of one instrument, the newest first. */
export interface VersionsOfInstrument {
  readonly newest: Version;
  readonly older: readonly Version[];
}

/** Versions by instrument, in the order in which instruments were first published. */
export function byInstrument(versions: readonly Version[]): VersionsOfInstrument[] {
  const names = [...new Set(versions.map(({ instrument }) => instrument))];
  return names.flatMap((name) => {
    const [newest, ...older] = versions
      .filter(({ instrument }) => instrument === name)
      .sort((a, b) => compareVersions(b.version, a.version));
    return newest ? [{ newest, older }] : [];
  });
}
