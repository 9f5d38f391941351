import { useQuery } from '@tanstack/react-query';
import { useMayInWhole } from '../../access/session';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { ProtocolForm } from './protocol-form';
import { instrumentsQuery, protocolQuery } from './queries';
import { RESPONDENT_TEXT, useAssignmentText } from './texts';

/** Which questionnaires a wave uses, and for administrators how that is laid down. */
export function ProtocolSection({ project, wave }: { project: string; wave: string }) {
  const text = useAssignmentText();
  const mayInWhole = useMayInWhole();
  const protocol = useQuery(protocolQuery(project, wave));
  return (
    <section aria-labelledby="protocol">
      <h2 id="protocol">{text('protocol')}</h2>
      {protocol.isPending && <Loading />}
      {protocol.isError && <ProblemNotice error={protocol.error} />}
      {protocol.data?.entries.length === 0 && (
        <div className="notice">
          <p>{text('noProtocol')}</p>
          <p className="quiet">{text('noProtocolHow')}</p>
        </div>
      )}
      {protocol.data && protocol.data.entries.length > 0 && <Entries protocol={protocol.data} />}
      {protocol.data && mayInWhole('programme.write', project) && (
        <ProtocolForm project={project} protocol={protocol.data} />
      )}
    </section>
  );
}

function Entries({ protocol }: { protocol: Schemas['Protocol'] }) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const instruments = useQuery(instrumentsQuery);
  const titleOf = ({ id, version }: { id: string; version: string }) => {
    const found = instruments.data?.find((i) => i.instrument === id && i.version === version);
    return found ? say(found.title) : id;
  };
  return (
    <>
      <ul>
        {protocol.entries.map(({ instrument, respondent, ages, sitting }) => (
          <li key={`${instrument.id} ${respondent}`}>
            {titleOf(instrument)} {instrument.version} · {text(RESPONDENT_TEXT[respondent])} ·{' '}
            {ages ? `${String(ages.from)}–${String(ages.to)} ${text('years')}` : text('everybody')} ·{' '}
            {text('sitting', sitting)}
          </li>
        ))}
      </ul>
      <p className="quiet">{text('revision', protocol.revision)}</p>
    </>
  );
}
