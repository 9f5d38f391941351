import { useQuery } from '@tanstack/react-query';
import { ASSIGNMENT_REASONS, DISPOSITIONS } from '@tongxing/contracts';
import { Moment } from '../../access/moment';
import { useSpeech } from '../../shell/language';
import { instrumentsQuery } from '../assignments/queries';
import { RESPONDENT_TEXT, useAssignmentText } from '../assignments/texts';
import { FiguresTable } from '../results/figures-table';
import { useCompletenessText } from './texts';
import { endedWithout, totalsOf, wholePercent, type Row, type Total } from './totals';

/** Every questionnaire of a wave, all sites together, and under it why some ended without answers. */
export function QuestionnaireTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  const text = useCompletenessText();
  const nameOf = useQuestionnaireName();
  const totals = totalsOf(rows);
  return (
    <>
      <FiguresTable
        caption={caption}
        columns={[text('questionnaire'), ...totalColumns(totals).map(text)]}
        rows={totals.map((total) => ({
          key: `${total.instrument} ${total.respondent}`,
          cells: [nameOf(total), ...totalCells(total, totals, text('notPlanned'))],
        }))}
      />
      {totals.some(({ expected }) => expected === undefined) && (
        <p className="quiet">{text('notPlannedHow')}</p>
      )}
      <Reasons totals={totals} />
    </>
  );
}

const isPlanned = ({ expected }: Total): boolean => expected !== undefined;

/** Names of what `totalCells` tells. Where nothing was planned, nothing can be told of the plan. */
export const totalColumns = (totals: readonly Total[]) =>
  totals.some(isPlanned)
    ? (['expected', 'received', 'share', 'open', 'ended', 'partial', 'last'] as const)
    : (['expected', 'received', 'last'] as const);

/** One row of the table of these totals. */
export const totalCells = (total: Total, totals: readonly Total[], notPlanned: string) => {
  const { expected, received, open, partial, lastReceivedAt } = total;
  const percent = expected === undefined ? undefined : wholePercent(received, expected);
  const ofPlan =
    expected === undefined
      ? ['–', '–', '–', '–']
      : [
          percent === undefined ? '–' : <Share key="share" percent={percent} />,
          open,
          endedWithout(total),
          partial,
        ];
  return [
    expected ?? notPlanned,
    received,
    ...(totals.some(isPlanned) ? ofPlan : []),
    lastReceivedAt === undefined ? '–' : <Moment key="last" at={lastReceivedAt} />,
  ];
};

function Share({ percent }: { percent: number }) {
  return (
    <>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${String(percent)}%` }} />
      </span>{' '}
      {percent}%
    </>
  );
}

function Reasons({ totals }: { totals: readonly Total[] }) {
  const text = useCompletenessText();
  const { say, language } = useSpeech();
  const nameOf = useQuestionnaireName();
  const colon = language === 'zh' ? '：' : ': ';
  const ended = totals.filter(({ endings }) => endings.length > 0);
  if (ended.length === 0) return null;
  return (
    <details className="older">
      <summary>{text('reasons')}</summary>
      <ul>
        {ended.map((total) => (
          <li key={`${total.instrument} ${total.respondent}`}>
            {nameOf(total)}
            {colon}
            {total.endings
              .map(({ disposition, reason, count }) => {
                const why = reason ? ` (${say(ASSIGNMENT_REASONS[reason])})` : '';
                return `${say(DISPOSITIONS[disposition])}${why} ${String(count)}`;
              })
              .join(language === 'zh' ? '；' : '; ')}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A questionnaire's newest title, and who answers it. */
export function useQuestionnaireName() {
  const { say } = useSpeech();
  const text = useCompletenessText();
  const words = useAssignmentText();
  const instruments = useQuery(instrumentsQuery);
  const titles = new Map(instruments.data?.map(({ instrument, title }) => [instrument, say(title)]));
  return ({
    instrument,
    respondent,
    speaksOf,
  }: Pick<Total, 'instrument' | 'respondent' | 'speaksOf'>): string => {
    const title = titles.get(instrument) ?? instrument;
    const about = speaksOf === 'site' ? ` ${text('records')}` : '';
    return `${title} · ${words(RESPONDENT_TEXT[respondent])}${about}`;
  };
}
