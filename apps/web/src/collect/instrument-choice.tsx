import { useSpeech } from '../shell/language';
import type { Schemas } from '../shell/server';
import type { VersionsOfInstrument } from './versions';

type Version = Schemas['InstrumentVersionSummary'];

interface Props {
  readonly instruments: readonly VersionsOfInstrument[];
  readonly chosen: Version;
  readonly onChoose: (version: Version) => void;
}

/**
 * Which questionnaire. Its newest version is meant unless an older one is asked for, as a wave that began with
 * an older version may need.
 */
export function InstrumentChoice({ instruments, chosen, onChoose }: Props) {
  const { text, say } = useSpeech();
  const of = instruments.find(({ newest }) => newest.instrument === chosen.instrument);
  return (
    <>
      <label>
        {text('whichInstrument')}
        <select
          value={chosen.instrument}
          onChange={(event) => {
            const found = instruments.find(({ newest }) => newest.instrument === event.target.value);
            if (found) onChoose(found.newest);
          }}
        >
          {instruments.map(({ newest }) => (
            <option key={newest.instrument} value={newest.instrument}>
              {say(newest.title)}
            </option>
          ))}
        </select>
      </label>
      {of && of.older.length > 0 && (
        <details key={chosen.instrument} className="older">
          <summary>{`${text('version')} ${chosen.version} · ${text('olderVersions')}`}</summary>
          {[of.newest, ...of.older].map((version) => (
            <label key={version.hash} className="inline">
              <input
                type="radio"
                name="version"
                value={version.hash}
                checked={version.hash === chosen.hash}
                onChange={() => {
                  onChoose(version);
                }}
              />
              {version === of.newest ? `${version.version} · ${text('newest')}` : version.version}
            </label>
          ))}
        </details>
      )}
    </>
  );
}
