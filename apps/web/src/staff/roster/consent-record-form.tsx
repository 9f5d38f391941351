import { useState, type SubmitEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  CONSENT_KINDS,
  CONSENT_MEANS,
  CONSENT_RELATIONS,
  CONSENT_SIGNATURES,
  type ConsentKind,
  type ConsentScope,
} from '@tongxing/contracts';
import { Choice } from '../../access/choice';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { useConsentText } from './consent-texts';
import { EvidenceField, type Evidence } from './evidence-field';
import { consentScriptsQuery, wavesQuery } from './queries';
import { useRosterText } from './texts';
import { WitnessField, type Witness } from './witness-field';

/** What each may agree to, one by one; a carer permits the survey and nothing else. */
const SCOPES_OF: Readonly<Record<ConsentKind, readonly ConsentScope[]>> = {
  guardian: ['survey', 'register', 'recontact', 'photo', 'audio'],
  carer: ['survey'],
  assent: ['survey', 'photo', 'audio'],
};
const RELATIONS_OF: Readonly<Record<ConsentKind, readonly (typeof CONSENT_RELATIONS)[number][]>> = {
  guardian: ['mother', 'father', 'guardian'],
  carer: ['grandparent', 'relative', 'other_adult', 'mother', 'father', 'guardian'],
  assent: ['self'],
};

interface Props {
  readonly project: string;
  readonly participant: string;
}

/** Records what a guardian, carer or child said when asked, as it was said. */
export function ConsentRecordForm({ project, participant }: Props) {
  const text = useConsentText();
  const [saved, setSaved] = useState(0);
  return (
    <>
      {saved > 0 && (
        <p role="status" className="notice good">
          {text('recorded')}
        </p>
      )}
      <Fields
        key={saved}
        project={project}
        participant={participant}
        onSaved={() => {
          setSaved(saved + 1);
        }}
      />
    </>
  );
}

function Fields({ project, participant, onSaved }: Props & { readonly onSaved: () => void }) {
  const text = useConsentText();
  const rosterText = useRosterText();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const waves = useQuery(wavesQuery(project));
  const scripts = useQuery(consentScriptsQuery);
  const [kind, setKind] = useState<ConsentKind>('guardian');
  const [wave, setWave] = useState('');
  const [decision, setDecision] = useState<'given' | 'refused'>('given');
  const [ticked, setTicked] = useState<readonly ConsentScope[]>([]);
  const [script, setScript] = useState('');
  const [means, setMeans] = useState<(typeof CONSENT_MEANS)[number]>('in_person');
  const [signature, setSignature] = useState<(typeof CONSENT_SIGNATURES)[number] | ''>('');
  const [relation, setRelation] = useState<(typeof CONSENT_RELATIONS)[number] | ''>('');
  const [witness, setWitness] = useState<Witness>({});
  const [evidence, setEvidence] = useState<Evidence>();
  const [obtainedOn, setObtainedOn] = useState('');
  const offered = scripts.data?.[kind] ?? [];
  const record = useMutation({
    mutationFn: () => {
      const [id = '', version = ''] = script.split('@');
      return answerOf(
        server.POST('/api/v1/projects/{project}/participants/{participant}/consents', {
          params: { path: { project, participant } },
          body: {
            kind,
            decision,
            scopes: decision === 'given' ? SCOPES_OF[kind].filter((scope) => ticked.includes(scope)) : [],
            script: { id, version },
            means,
            obtainedOn,
            ...(kind === 'assent' && { wave }),
            ...(signature !== '' && { signature }),
            ...(relation !== '' && { relation }),
            ...witness,
            ...evidence,
          },
        }),
      );
    },
    onSuccess: () => {
      onSaved();
      return queries.invalidateQueries();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    record.mutate();
  };
  return (
    <form className="start" onSubmit={submit} aria-labelledby="record-consent">
      <h3 id="record-consent">{text('record')}</h3>
      <Radios
        legend={text('whose')}
        name="consent-kind"
        value={kind}
        options={CONSENT_KINDS.map((each) => [each, text(each)])}
        onChange={(chosen) => {
          setKind(chosen);
          setTicked([]);
          setScript('');
          setRelation('');
        }}
      />
      {kind === 'assent' && (
        <Choice
          label={rosterText('wave')}
          required
          value={wave}
          options={[['', ''], ...(waves.data ?? []).map(({ id, name }) => [id, say(name)] as const)]}
          onChange={setWave}
        />
      )}
      <Radios
        legend={text('decision')}
        name="consent-decision"
        value={decision}
        options={(['given', 'refused'] as const).map((each) => [each, text(each)])}
        onChange={setDecision}
      />
      {decision === 'given' && <Scopes offered={SCOPES_OF[kind]} ticked={ticked} onChange={setTicked} />}
      <Choice
        label={text('script')}
        required
        value={script}
        options={[
          ['', ''],
          ...offered.map(({ instrument, version, title }) => {
            const id = `${instrument}@${version}`;
            return [id, `${say(title)} ${version}`] as const;
          }),
        ]}
        onChange={setScript}
      />
      {scripts.isError && <ProblemNotice error={scripts.error} />}
      {scripts.data && offered.length === 0 && <p className="notice">{text('noScript')}</p>}
      <Choice
        label={text('means')}
        value={means}
        options={CONSENT_MEANS.map((each) => [each, text(each)])}
        onChange={(chosen) => {
          setMeans(CONSENT_MEANS.find((each) => each === chosen) ?? 'in_person');
        }}
      />
      <Choice
        label={text('signatureKind')}
        value={signature}
        options={[['', text('none')], ...CONSENT_SIGNATURES.map((each) => [each, text(each)] as const)]}
        onChange={(chosen) => {
          setSignature(CONSENT_SIGNATURES.find((each) => each === chosen) ?? '');
        }}
      />
      <Choice
        label={text('relation')}
        value={relation}
        options={[['', text('notSaid')], ...RELATIONS_OF[kind].map((each) => [each, text(each)] as const)]}
        onChange={(chosen) => {
          setRelation(CONSENT_RELATIONS.find((each) => each === chosen) ?? '');
        }}
      />
      <WitnessField
        project={project}
        required={signature === 'thumbprint'}
        value={witness}
        onChange={setWitness}
      />
      <EvidenceField onChange={setEvidence} />
      <label>
        {text('obtainedOn')}
        <input
          type="date"
          required
          value={obtainedOn}
          onChange={(event) => {
            setObtainedOn(event.target.value);
          }}
        />
      </label>
      {record.isError && <ProblemNotice error={record.error} />}
      <button type="submit" className="primary" disabled={record.isPending}>
        {text('saveRecord')}
      </button>
    </form>
  );
}

interface RadiosProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, shown: string])[];
  readonly onChange: (value: T) => void;
}

function Radios<T extends string>({ legend, name, value, options, onChange }: RadiosProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([each, shown]) => (
        <label key={each} className="inline">
          <input
            type="radio"
            name={name}
            checked={value === each}
            onChange={() => {
              onChange(each);
            }}
          />
          {shown}
        </label>
      ))}
    </fieldset>
  );
}

interface ScopesProps {
  readonly offered: readonly ConsentScope[];
  readonly ticked: readonly ConsentScope[];
  readonly onChange: (ticked: readonly ConsentScope[]) => void;
}

/** Each agreed to by itself, and none ticked beforehand; who agrees agrees to the survey at least. */
function Scopes({ offered, ticked, onChange }: ScopesProps) {
  const text = useConsentText();
  return (
    <fieldset>
      <legend>{text('scopes')}</legend>
      {offered.map((scope) => (
        <label key={scope} className="inline">
          <input
            type="checkbox"
            required={scope === 'survey'}
            checked={ticked.includes(scope)}
            onChange={({ target: { checked } }) => {
              const others = ticked.filter((each) => each !== scope);
              onChange(checked ? [...others, scope] : others);
            }}
          />
          {text(scope)}
        </label>
      ))}
    </fieldset>
  );
}
