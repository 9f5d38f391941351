import { useState, type SubmitEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { compareVersions, CONSENT_SCRIPTS } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { instrumentsQuery } from './queries';
import { RESPONDENT_TEXT, useAssignmentText } from './texts';

type Version = Schemas['InstrumentVersionSummary'];
type Entry = Schemas['ProtocolEntry'];

interface Props {
  readonly project: string;
  readonly protocol: Schemas['Protocol'];
}

const SCRIPTS: ReadonlySet<string> = new Set(Object.values(CONSENT_SCRIPTS).flat());

/** The newest version of each instrument that is asked about participants, by title. */
function offered(versions: readonly Version[], say: (title: Version['title']) => string): Version[] {
  const newest = new Map<string, Version>();
  for (const version of [...versions].sort((a, b) => compareVersions(a.version, b.version)))
    if (!SCRIPTS.has(version.instrument)) newest.set(version.instrument, version);
  return [...newest.values()].sort((a, b) => say(a.title).localeCompare(say(b.title)));
}

/** Ticks the questionnaires of a wave. Respondent and ages are those that an instrument was made for. */
export function ProtocolForm({ project, protocol }: Props) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const instruments = useQuery(instrumentsQuery);
  const [entries, setEntries] = useState<readonly Entry[]>(protocol.entries);
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        server.PUT('/api/v1/projects/{project}/waves/{wave}/protocol', {
          params: { path: { project, wave: protocol.wave } },
          body: { entries: [...entries] },
        }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const tick = (version: Version, isOn: boolean) => {
    const others = entries.filter(({ instrument }) => instrument.id !== version.instrument);
    setEntries(isOn ? [...others, entryOf(version)] : others);
    save.reset();
  };
  return (
    <details>
      <summary>{text('setProtocol')}</summary>
      <form className="start wide" onSubmit={submit}>
        <p className="quiet">{text('protocolHow')}</p>
        <fieldset>
          <legend>{text('protocol')}</legend>
          {offered(instruments.data ?? [], say).map((version) => (
            <label key={version.instrument} className="inline line">
              <input
                type="checkbox"
                checked={entries.some(({ instrument }) => instrument.id === version.instrument)}
                onChange={({ target: { checked } }) => {
                  tick(version, checked);
                }}
              />
              <span>
                {say(version.title)}{' '}
                <span className="quiet">
                  {version.version} · {text(RESPONDENT_TEXT[version.respondent])}
                  {version.ages &&
                    ` · ${String(version.ages.from)}–${String(version.ages.to)} ${text('years')}`}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        {instruments.isError && <ProblemNotice error={instruments.error} />}
        {save.isError && <ProblemNotice error={save.error} />}
        {save.isSuccess && (
          <p role="status" className="notice good">
            {text('saved')}
          </p>
        )}
        <button type="submit" className="primary" disabled={save.isPending}>
          {text('saveProtocol')}
        </button>
      </form>
    </details>
  );
}

const entryOf = ({ instrument, version, respondent, ages }: Version): Entry => ({
  instrument: { id: instrument, version },
  respondent,
  // An adult's age says nothing of the child whom they are asked about.
  ...(ages && respondent === 'child' && { ages }),
  sitting: 1,
});
