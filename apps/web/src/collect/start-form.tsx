import { useEffect, useState, type SyntheticEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from 'wouter';
import { useSpeech } from '../shell/language';
import { ProblemNotice } from '../shell/notice';
import { ServerProblem, type Schemas } from '../shell/server';
import { isHeardInParts } from './hear/in-parts';
import { InstrumentChoice } from './instrument-choice';
import { studyCodesQuery, type Setting } from './queries';
import { OpeningRefusedNotice } from './opening-refused-notice';
import { beginSitting, OpeningRefused, type Mode, type Sitting } from './sitting';
import { byInstrument } from './versions';

interface Props {
  readonly setting: Setting;
  readonly onStart: (sitting: Sitting) => void;
  /** The form stands: a good moment to fetch what comes next. */
  readonly onReady: () => void;
}

type Version = Schemas['InstrumentVersionSummary'];

/** Older children answer by themselves; younger ones and guardians are asked by an interviewer (domain.md 2.1). */
const usualMode = (version: Version | undefined): Mode =>
  version?.respondent === 'child' && !isHeardInParts(version) ? 'self' : 'interviewer';

/** The version that the address asks for, as an assignment's link does. */
const versionAsked = (versions: readonly Version[], asked: URLSearchParams): Version | undefined =>
  versions.find((v) => v.instrument === asked.get('instrument') && v.version === asked.get('version'));

/** Who answers what, at which wave. */
export function StartForm({ setting, onStart, onReady }: Props) {
  const { text, say } = useSpeech();
  const { project, waves } = setting;
  const instruments = byInstrument(setting.instruments);
  const codes = useQuery(studyCodesQuery(project.id));
  const begin = useMutation({ mutationFn: beginSitting, onSuccess: onStart });
  const asked = new URLSearchParams(useSearch());
  const first = versionAsked(setting.instruments, asked) ?? instruments[0]?.newest;
  const [instrument, setInstrument] = useState(first);
  const [wave, setWave] = useState((waves.find(({ id }) => id === asked.get('wave')) ?? waves[0])?.id ?? '');
  const [mode, setMode] = useState<Mode>(usualMode(first));
  const [studyCode, setStudyCode] = useState(asked.get('code') ?? '');
  useEffect(onReady, [onReady]);

  if (waves.length === 0) return <p className="notice">{text('noWaves')}</p>;
  if (!instrument) return <p className="notice">{text('noInstruments')}</p>;
  const choose = (version: Version) => {
    if (version.instrument !== instrument.instrument) setMode(usualMode(version));
    setInstrument(version);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    begin.mutate({ project: project.id, instrument, wave, studyCode, mode });
  };
  const unknown = begin.error instanceof ServerProblem && begin.error.code === 'not-found';
  return (
    <form autoComplete="off" className="start" onSubmit={submit}>
      <InstrumentChoice instruments={instruments} chosen={instrument} onChoose={choose} />
      <label>
        {text('whichWave')}
        <select
          value={wave}
          onChange={(event) => {
            setWave(event.target.value);
          }}
        >
          {waves.map((w) => (
            <option key={w.id} value={w.id}>
              {say(w.name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('studyCode')}
        <input
          value={studyCode}
          onChange={(event) => {
            setStudyCode(event.target.value);
          }}
          list="study-codes"
          required
          autoComplete="off"
          spellCheck={false}
          aria-describedby="study-code-how"
          aria-invalid={unknown}
        />
        <span id="study-code-how" className="quiet">
          {text('studyCodeHow')}
        </span>
      </label>
      <datalist id="study-codes">
        {codes.data?.map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
      <fieldset>
        <legend>{text('whichMode')}</legend>
        {(['self', 'interviewer'] as const).map((choice) => (
          <label key={choice} className="inline">
            <input
              type="radio"
              name="mode"
              checked={mode === choice}
              onChange={() => {
                setMode(choice);
              }}
            />
            {text(choice === 'self' ? 'modeSelf' : 'modeInterviewer')}
          </label>
        ))}
      </fieldset>
      {begin.error instanceof OpeningRefused ? (
        <OpeningRefusedNotice project={project.id} refused={begin.error} />
      ) : (
        begin.isError && !unknown && <ProblemNotice error={begin.error} />
      )}
      {unknown && (
        <p role="alert" className="notice problem">
          {text('participantUnknown')}
        </p>
      )}
      <button type="submit" className="primary" disabled={begin.isPending}>
        {text('start')}
      </button>
    </form>
  );
}
