import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { useEnumerators } from '../assignments/use-enumerators';
import { useConsentText } from './consent-texts';
import { wavesQuery } from './queries';
import { useRosterText } from './texts';

interface Props {
  readonly project: string;
  readonly records: readonly Schemas['Consent'][];
}

/** What was said, newest day first: records are added and never changed. */
export function ConsentRecords({ project, records }: Props) {
  const text = useConsentText();
  const rosterText = useRosterText();
  const { say } = useSpeech();
  const waves = useQuery(wavesQuery(project));
  const waveOf = (id: string | undefined) => {
    const name = waves.data?.find((wave) => wave.id === id)?.name;
    return name && say(name);
  };
  if (records.length === 0) return <p>{text('noRecords')}</p>;
  return (
    <div className="scroll">
      <table className="reports">
        <caption>{text('records')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('obtainedOn')}</th>
            <th scope="col">{text('whose')}</th>
            <th scope="col">{rosterText('wave')}</th>
            <th scope="col">{text('decision')}</th>
            <th scope="col">{text('script')}</th>
            <th scope="col">{text('means')}</th>
            <th scope="col">{text('proof')}</th>
          </tr>
        </thead>
        <tbody>
          {[...records]
            .sort((a, b) => b.obtainedOn.localeCompare(a.obtainedOn))
            .map(({ id, kind, wave, decision, scopes, script, means, obtainedOn, ...record }) => (
              <tr key={id}>
                <th scope="row">
                  <time>{obtainedOn}</time>
                </th>
                <td>{text(kind)}</td>
                <td>{waveOf(wave)}</td>
                <td>{[text(decision), ...scopes.map((scope) => text(scope))].join(' · ')}</td>
                <td>{script && `${script.id} ${script.version}`}</td>
                <td>{means && text(means)}</td>
                <td>
                  <Proof project={project} {...record} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was left, who saw it, and the beginning of the hash of what is kept. */
function Proof({
  project,
  signature,
  witness,
  witnessAccount,
  evidence,
  evidenceKind,
}: Pick<Schemas['Consent'], 'signature' | 'witness' | 'witnessAccount' | 'evidence' | 'evidenceKind'> & {
  readonly project: string;
}) {
  const text = useConsentText();
  const { nameOf } = useEnumerators(project);
  const seenBy = witness ?? (witnessAccount !== undefined ? nameOf(witnessAccount) : undefined);
  return (
    <>
      {[
        signature && text(signature),
        seenBy !== undefined && `${text('witness')}${text('colon')}${seenBy}`,
        evidenceKind && text(`evidence_${evidenceKind}`),
      ]
        .filter(Boolean)
        .join(' · ')}{' '}
      {evidence !== undefined && <code title={evidence}>{evidence.slice(0, 12)}…</code>}
    </>
  );
}
