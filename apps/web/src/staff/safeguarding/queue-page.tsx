import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { Clocks } from './clocks';
import { queueQuery, type CaseList } from './queries';
import './safeguarding.css';
import { useSafeguardingText } from './texts';
import { LEVEL_WORDS, SOURCE_WORDS } from './words';

const LISTS = [
  ['open', 'queue', 'noCases'],
  ['closed', 'closedCases', 'noClosedCases'],
  ['drill', 'drillCases', 'noDrillCases'],
] as const;

/** The caller's cases with their clocks, most urgent first. */
export default function QueuePage({ project }: { project: string }) {
  const { text: shellText } = useSpeech();
  const text = useSafeguardingText();
  const [list, setList] = useState<CaseList>('open');
  const queue = useInfiniteQuery(queueQuery(project, list));
  const pages = queue.data?.pages ?? [];
  const at = pages.at(-1)?.at ?? '';
  const cases = pages.flatMap(({ items }) => items);
  return (
    <>
      <Link href="/">← {shellText('back')}</Link>
      <PageTitle>{text('safeguarding')}</PageTitle>
      <p className="actions">
        <Link href={`/projects/${project}/concern`}>{text('concern')}</Link>
        <Link href={`/projects/${project}/safeguarding/referrals`}>{text('referrals')}</Link>
        <Link href={`/projects/${project}/safeguarding/drill`}>{text('drill')}</Link>
        <Link href={`/projects/${project}/safeguarding/team`}>{text('team')}</Link>
        <Link href={`/projects/${project}/safeguarding/cuts`}>{text('cuts')}</Link>
      </p>
      <p className="actions" role="group" aria-label={text('case')}>
        {LISTS.map(([id, words]) => (
          <button
            key={id}
            type="button"
            aria-pressed={list === id}
            className={list === id ? 'primary' : ''}
            onClick={() => {
              setList(id);
            }}
          >
            {text(words)}
          </button>
        ))}
      </p>
      {queue.isPending && <Loading />}
      {queue.isError && <ProblemNotice error={queue.error} />}
      {queue.isSuccess && cases.length === 0 && (
        <div className="notice">
          <p>{text(LISTS.find(([id]) => id === list)?.[2] ?? 'noCases')}</p>
          <p className="quiet">{text('noCasesHow')}</p>
        </div>
      )}
      <ol className="cards cases" aria-live="polite">
        {cases.map((alert) => (
          <CaseCard key={alert.id} project={project} alert={alert} at={at} />
        ))}
      </ol>
      {queue.hasNextPage && (
        <button
          type="button"
          disabled={queue.isFetchingNextPage}
          onClick={() => {
            void queue.fetchNextPage();
          }}
        >
          {text('moreCases')}
        </button>
      )}
    </>
  );
}

interface CardProps {
  readonly project: string;
  readonly alert: Schemas['AlertSummary'];
  readonly at: string;
}

function CaseCard({ project, alert, at }: CardProps) {
  const { say } = useSpeech();
  const text = useSafeguardingText();
  const title = text(LEVEL_WORDS[alert.level]);
  const place = alert.site ? ` · ${say(alert.site.name)}` : '';
  return (
    <li className={`card level-${String(alert.level)}`}>
      <h2>
        <Link href={`/projects/${project}/safeguarding/cases/${alert.id}`}>{`${title}${place}`}</Link>
      </h2>
      {alert.escalated && <p className="overdue">{text('escalated')}</p>}
      <p>{`${text(alert.state)} · ${text(SOURCE_WORDS[alert.source])}`}</p>
      <Clocks clocks={alert.clocks} at={at} running />
    </li>
  );
}
