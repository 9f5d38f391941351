import { useQuery } from '@tanstack/react-query';
import { CONCERN_SIGNS, isConcernSign } from '@tongxing/safeguarding';
import { Link } from 'wouter';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { CaseLog } from './case-log';
import { Clocks } from './clocks';
import { caseQuery } from './queries';
import './safeguarding.css';
import { StepForm } from './step-form';
import { useSafeguardingText, type SafeguardingText } from './texts';
import { LEVEL_WORDS, listed, Moment, SOURCE_WORDS, usePersonName } from './words';

type Case = Schemas['AlertCase'];

/** One case: what is known, what is due, what was done, and what can be done next. */
export default function CasePage({ project, alert }: { project: string; alert: string }) {
  const text = useSafeguardingText();
  const found = useQuery(caseQuery(project, alert));
  const back = <Link href={`/projects/${project}/safeguarding`}>← {text('backToQueue')}</Link>;
  if (found.isError) return <ProblemNotice error={found.error}>{back}</ProblemNotice>;
  if (!found.data) return <Loading />;
  const one = found.data;
  return (
    <>
      {back}
      <PageTitle>{`${text('case')} · ${text(LEVEL_WORDS[one.level])}`}</PageTitle>
      <p className={one.guardianContactSafe ? 'notice good' : 'notice problem'}>
        {text(one.guardianContactSafe ? 'guardianSafe' : 'guardianUnsafe')}
      </p>
      {one.escalated && <p className="overdue">{text('escalated')}</p>}
      <Clocks clocks={one.clocks} at={new Date().toISOString()} />
      <Facts project={project} one={one} />
      <Reasons one={one} />
      <StepForm project={project} one={one} />
      <CaseLog project={project} log={one.log} />
    </>
  );
}

function Facts({ project, one }: { project: string; one: Case }) {
  const { say, language } = useSpeech();
  const text = useSafeguardingText();
  const nameOf = usePersonName(project);
  const facts: (readonly [SafeguardingText, React.ReactNode])[] = [
    ['state', `${text(one.state)} · ${text(SOURCE_WORDS[one.source])}`],
    ['raisedAt', <Moment key="raised" at={one.raisedAt} />],
    ['reportedAt', one.reportedAt ? <Moment key="reported" at={one.reportedAt} /> : text('notReported')],
  ];
  if (one.completedAt) facts.push(['completedAt', <Moment key="completed" at={one.completedAt} />]);
  if (one.site) facts.push(['site', say(one.site.name)]);
  if (one.participant) facts.push(['studyCode', <code key="code">{one.participant.studyCode}</code>]);
  if (one.assignedTo) facts.push(['assignedTo', nameOf(one.assignedTo)]);
  if (one.recused.length > 0) facts.push(['recusedPersons', listed(one.recused.map(nameOf), language)]);
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{text(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Reasons({ one }: { one: Case }) {
  const { say } = useSpeech();
  const text = useSafeguardingText();
  return (
    <section aria-labelledby="why">
      <h2 id="why">{text('why')}</h2>
      <ul>
        {one.reasons.map(({ instrument, version, flag, name }) => (
          <li key={`${instrument} ${flag}`}>
            {say(name)} <code className="quiet">{`${instrument}@${version}`}</code>
          </li>
        ))}
        {one.signs.filter(isConcernSign).map((sign) => (
          <li key={sign}>{say(CONCERN_SIGNS[sign].text)}</li>
        ))}
      </ul>
      {one.text !== undefined && <blockquote className="told">{one.text}</blockquote>}
    </section>
  );
}
