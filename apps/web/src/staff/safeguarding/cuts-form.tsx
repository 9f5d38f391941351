import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { PrintButton } from './print-button';
import { cutsQuery, type AskedCut } from './queries';
import { useSafeguardingText } from './texts';

interface Props {
  readonly project: string;
  /** By the names that scoring keys use. */
  readonly stored: Readonly<Record<string, number>>;
  readonly asked: readonly AskedCut[];
  readonly mayChange: boolean;
  /** The cuts before the last change on this page. */
  readonly before: Readonly<Record<string, number>> | undefined;
  readonly onSaved: (before: Readonly<Record<string, number>>) => void;
}

/** A field for every cut that published questionnaires ask for, and for every one that is set. */
export function CutsForm({ project, stored, asked, mayChange, before, onSaved }: Props) {
  const text = useSafeguardingText();
  const queries = useQueryClient();
  const names = [...new Set([...asked.map(({ name }) => name), ...Object.keys(stored)])].sort();
  const [values, setValues] = useState(() => textsOf(names, stored));
  const saving = useMutation({
    mutationFn: (cuts: Record<string, number>) =>
      answerOf(
        server.PUT('/api/v1/projects/{project}/safeguarding/cuts', {
          params: { path: { project } },
          body: { cuts },
        }),
      ),
    onSuccess: () => {
      onSaved(stored);
      return queries.invalidateQueries({ queryKey: cutsQuery(project).queryKey });
    },
  });
  if (names.length === 0) return <p className="notice">{text('noCuts')}</p>;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate(numbersIn(values));
  };
  return (
    <form onSubmit={submit} aria-label={text('cuts')}>
      {names.map((name) => (
        <Cut
          key={name}
          name={name}
          value={values[name] ?? ''}
          asked={asked.filter((one) => one.name === name)}
          mayChange={mayChange}
          onChange={(value) => {
            setValues({ ...values, [name]: value });
          }}
        />
      ))}
      {saving.isError && <ProblemNotice error={saving.error} />}
      {before && JSON.stringify(before) !== JSON.stringify(stored) && (
        <div role="status" className="notice good">
          <p>{text('saved')}</p>
          <button
            type="button"
            onClick={() => {
              saving.mutate({ ...before });
            }}
          >
            {text('undo')}
          </button>
        </div>
      )}
      {mayChange ? (
        <p className="actions">
          <button type="submit" className="primary" disabled={saving.isPending}>
            {text('save')}
          </button>
        </p>
      ) : (
        <p className="quiet">{text('cutsByWholeProject')}</p>
      )}
      <PrintButton />
    </form>
  );
}

interface CutProps {
  readonly name: string;
  readonly value: string;
  readonly asked: readonly AskedCut[];
  readonly mayChange: boolean;
  readonly onChange: (value: string) => void;
}

function Cut({ name, value, asked, mayChange, onChange }: CutProps) {
  const text = useSafeguardingText();
  const { say } = useSpeech();
  return (
    <fieldset className="card cut">
      <legend>
        <code>{name}</code>
      </legend>
      <label>
        {text('cutBelow')}
        <input
          type="number"
          step="any"
          inputMode="decimal"
          value={value}
          readOnly={!mayChange}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      </label>
      {value === '' && <p className="overdue">{text('cutUnset')}</p>}
      {asked.length === 0 ? (
        <p className="quiet">{text('cutUnused')}</p>
      ) : (
        <ul>
          {asked.map(({ instrument, version, title, scale, flag }) => (
            <li key={`${instrument} ${version} ${scale.en} ${flag.en}`}>
              {`${say(title)} ${version} · ${say(scale)} → ${say(flag)}`}
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

const textsOf = (names: readonly string[], cuts: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, cuts[name] === undefined ? '' : String(cuts[name])]));

/** Those that are set: an empty field takes a cut away. */
const numbersIn = (values: Readonly<Record<string, string>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, Number(value)]])),
  );
