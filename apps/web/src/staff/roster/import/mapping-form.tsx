import { useQuery } from '@tanstack/react-query';
import { code, RELATIONS, SEXES, SITE_KINDS } from '@tongxing/contracts';
import { Choice } from '../../../access/choice';
import { useMayInWhole } from '../../../access/session';
import { useSpeech } from '../../../shell/language';
import { wavesQuery } from '../queries';
import { cellsOf, IDENTITY_COLUMNS, SINGLE_COLUMNS, WHEREABOUTS, type Draft } from './draft';
import { MeaningOfCells } from './meaning-of-cells';
import type { RosterColumn } from './read-columns';
import { useImportText } from './texts';

interface Props {
  readonly project: string;
  readonly columns: readonly RosterColumn[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** What the columns of a roster mean. */
export function MappingFields({ project, columns, draft, onChange }: Props) {
  const text = useImportText();
  const { sex, mother, father } = draft.columns;
  const names = columns.map(({ name }) => [name, name] as const);
  const change = (part: Partial<Draft>) => {
    onChange({ ...draft, ...part });
  };
  return (
    <>
      {SINGLE_COLUMNS.map((column) => (
        <Choice
          key={column}
          label={text(column)}
          value={draft.columns[column]}
          options={[['', text('none')], ...names]}
          onChange={(name) => {
            change({ columns: { ...draft.columns, [column]: name } });
          }}
        />
      ))}
      <IdentityFields project={project} columns={columns} draft={draft} onChange={onChange} />
      <MeaningOfCells
        legend={text('sexes')}
        cells={cellsOf(columns, sex)}
        choices={SEXES.map((each) => [each, text(each)])}
        said={draft.sexes}
        onChange={(sexes) => {
          change({ sexes });
        }}
      />
      <MeaningOfCells
        legend={text('whereabouts')}
        cells={cellsOf(columns, mother, father)}
        choices={WHEREABOUTS.map((each) => [each, text(each)])}
        said={draft.whereabouts}
        onChange={(whereabouts) => {
          change({ whereabouts });
        }}
      />
      {(mother !== '' || father !== '') && <TimeOfFacts project={project} draft={draft} onChange={onChange} />}
      <Covariates columns={columns} draft={draft} onChange={onChange} />
      <Choice
        label={text('sites')}
        value={draft.siteKind}
        options={[['', text('refuseSites')], ...SITE_KINDS.map((kind) => [kind, text(kind)] as const)]}
        onChange={(kind) => {
          change({ siteKind: SITE_KINDS.find((each) => each === kind) ?? '' });
        }}
      />
      <label>
        {text('missing')}
        <input
          value={draft.missing}
          autoComplete="off"
          onChange={(event) => {
            change({ missing: event.target.value });
          }}
        />
      </label>
    </>
  );
}

/** Names, for who may write them. A column that holds them is offered for nothing else. */
function IdentityFields({ project, columns, draft, onChange }: Props) {
  const text = useImportText();
  const mayInWhole = useMayInWhole();
  if (!mayInWhole('identities.write', project)) return null;
  const names = columns.map(({ name }) => [name, name] as const);
  return (
    <fieldset className="start">
      <legend>{text('identity')}</legend>
      <p className="quiet">{text('identityHow')}</p>
      {IDENTITY_COLUMNS.map((column) => (
        <Choice
          key={column}
          label={text(column)}
          value={draft.identity[column]}
          options={[['', text('none')], ...names]}
          onChange={(chosen) => {
            onChange({
              ...draft,
              identity: { ...draft.identity, [column]: chosen },
              covariates: draft.covariates.filter((each) => each !== chosen),
            });
          }}
        />
      ))}
      <Choice
        label={text('relation')}
        value={draft.relation}
        options={RELATIONS.map((each) => [
          each,
          text(each === 'father' || each === 'mother' ? `relation_${each}` : each),
        ])}
        onChange={(chosen) => {
          onChange({ ...draft, relation: RELATIONS.find((each) => each === chosen) ?? 'other' });
        }}
      />
    </fieldset>
  );
}

function TimeOfFacts({ project, draft, onChange }: Omit<Props, 'columns'>) {
  const text = useImportText();
  const { say } = useSpeech();
  const waves = useQuery(wavesQuery(project));
  return (
    <>
      <Choice
        label={text('wave')}
        value={draft.wave}
        options={[
          ['', text('noWave')],
          ...(waves.data ?? []).map((wave) => [wave.code, say(wave.name)] as const),
        ]}
        onChange={(wave) => {
          onChange({ ...draft, wave });
        }}
      />
      <label>
        {text('heldOn')}
        <input
          type="date"
          value={draft.heldOn}
          onChange={(event) => {
            onChange({ ...draft, heldOn: event.target.value });
          }}
        />
      </label>
    </>
  );
}

function Covariates({ columns, draft, onChange }: Omit<Props, 'project'>) {
  const text = useImportText();
  const taken = new Set<string>([...Object.values(draft.columns), ...Object.values(draft.identity)]);
  const free = columns.filter(({ name }) => !taken.has(name) && code.safeParse(name).success);
  if (free.length === 0) return null;
  return (
    <fieldset>
      <legend>{text('covariates')}</legend>
      <p className="quiet">{text('covariatesHow')}</p>
      {free.map(({ name }) => (
        <label key={name} className="inline">
          <input
            type="checkbox"
            checked={draft.covariates.includes(name)}
            onChange={({ target: { checked } }) => {
              const others = draft.covariates.filter((each) => each !== name);
              onChange({ ...draft, covariates: checked ? [...others, name] : others });
            }}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
