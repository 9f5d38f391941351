import type { AnswerBar, AnswersChart } from './answers.js';
import { evenParts } from './even-parts.js';
import { absentText, type Absent, type Terms } from './from-results.js';

/** Shares of answers by level, or why there are none. */
export type SharesForChart = { readonly kind: 'estimated'; readonly shares: readonly number[] } | Absent;

/** One arm's answers to the items of an outcome, with its texts in the language of the chart. */
export interface AnswersForChart {
  readonly name: string;
  /** As readers see it. */
  readonly arm: string;
  readonly step: number;
  readonly items: readonly {
    readonly name: string;
    readonly isReversed: boolean;
    readonly levels: number;
    readonly before: SharesForChart;
    readonly after: SharesForChart;
  }[];
}

/** Items of one chart: a longer one would leave too much of the page before it empty. */
const MOST_ITEMS = 8;

/** An arm's answers before and after, item by item: a chart for items of as many levels, in parts of about one length. */
export function answersCharts({ name, arm, step, items }: AnswersForChart, term: Terms): AnswersChart[] {
  return [...new Set(items.map(({ levels }) => levels))].flatMap((levels) => {
    const alike = items
      .filter((item) => item.levels === levels)
      .map(({ name: question, isReversed, before, after }) => ({
        label: isReversed ? `${question} ${term('reversedItem')}` : question,
        bars: [barOf(term('baseline'), before, term), barOf(term('endline'), after, term)],
      }));
    return evenParts(alike, MOST_ITEMS).map((shown): AnswersChart => ({
      kind: 'answers',
      title: `${name} · ${arm} · ${term('answersChart')}`,
      description: shown.map(({ label, bars }) => `${label}: ${bars.map(inWords).join('; ')}`).join('. '),
      levels,
      legend: { low: term('lowEnd'), high: term('highEnd') },
      note: `${term('sharesInSteps')} ${String(step)}`,
      items: shown,
    }));
  });
}

const barOf = (label: string, cell: SharesForChart, term: Terms): AnswerBar =>
  cell.kind === 'estimated' ? { label, shares: cell.shares } : { label, note: absentText(term, cell) };

const inWords = (bar: AnswerBar): string =>
  `${bar.label} ${'note' in bar ? bar.note : bar.shares.map((share) => `${String(Math.round(share))}%`).join(', ')}`;
