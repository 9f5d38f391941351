import { BASIS_COLUMNS, basisCells, lostText, pairLabel } from '@tongxing/charts';
import { formatDf, formatNumber, formatP, formatSigned } from '@tongxing/contracts';
import type { ArmChange, OutcomeResults } from '@tongxing/impact';
import type { Block, Table } from '../document.js';
import { READING } from '../prose.js';
import { answers, changes as changesChart, courses, distributions, means as meansChart } from './charts.js';
import { dose } from './dose.js';
import { columnsOf, figuresTable } from './figures-table.js';
import { bounds } from './losses.js';
import { ranks } from './ranks.js';
import { reliable } from './reliable.js';
import { sensitivity } from './sensitivity.js';
import { shareChanges, shareContrasts } from './shares.js';
import { armsOf, course, crossSections, sameAge } from './waves.js';
import { absent, armName, interval, labelled, points, withRole, type Writer } from './writer.js';

/** Results: first all scales at a glance, then each by itself. */
export function results(writer: Writer): Block[] {
  const {
    results: { outcomes },
    say,
    term,
  } = writer;
  return [
    { kind: 'heading', level: 1, text: term('results') },
    { kind: 'paragraph', text: say(READING) },
    ...(outcomes.length > 1
      ? [
          { kind: 'heading' as const, level: 2 as const, text: term('overview') },
          ...overviews(outcomes).map((part) => ({
            kind: 'figure' as const,
            chart: changesChart(writer, part),
          })),
        ]
      : []),
    ...outcomes.flatMap((outcome) => outcomeBlocks(writer, outcome)),
  ];
}

/** Most lines of one overview, names of outcomes among them: with its heading above, a page holds no more. */
const OVERVIEW_LINES = 27;

/** The outcomes in parts of about one length, each of which fits on a page. */
function overviews(outcomes: readonly OutcomeResults[]): OutcomeResults[][] {
  const lines = outcomes.reduce((sum, { changes }) => sum + 1 + changes.length, 0);
  const size = Math.ceil(outcomes.length / Math.ceil(lines / OVERVIEW_LINES));
  return Array.from({ length: Math.ceil(outcomes.length / size) }, (_, i) =>
    outcomes.slice(i * size, (i + 1) * size),
  );
}

function outcomeBlocks(writer: Writer, outcome: OutcomeResults): Block[] {
  const { say } = writer;
  const sentences = [
    ...outcome.changes.flatMap(({ arm, sentence, reliable: share }) =>
      [sentence, ...(share ? [share.sentence] : [])].map((text) =>
        labelled(writer, armName(writer, arm), say(text)),
      ),
    ),
    ...outcome.sameAge.map((s) => labelled(writer, armName(writer, s.arm), say(s.sentence))),
    ...outcome.crossSections.map((s) => labelled(writer, armsOf(writer, s), say(s.sentence))),
    ...outcome.dose.map((d) => labelled(writer, armName(writer, d.arm), say(d.sentence))),
    ...outcome.contrasts.flatMap((c) =>
      [
        c.sentence,
        ...(c.sensitivity ? [c.sensitivity.sentence] : []),
        ...(c.bounds ? [c.bounds.sentence] : []),
      ].map(say),
    ),
  ];
  return [
    { kind: 'heading', level: 2, text: withRole(writer, outcome) },
    { kind: 'figure', chart: meansChart(writer, outcome) },
    { kind: 'figure', chart: changesChart(writer, [outcome]) },
    ...[...courses(writer, outcome), ...distributions(writer, outcome)].map((chart): Block => ({
      kind: 'figure',
      chart,
    })),
    ...(outcome.kind === 'yes_no' ? shareChanges(writer, outcome) : changeTables(writer, outcome)),
    ...reliable(writer, outcome),
    ...course(writer, outcome),
    ...sameAge(writer, outcome),
    ...crossSections(writer, outcome),
    ...(outcome.contrasts.length > 0 ? [contrastTable(writer, outcome), basisTable(writer, outcome)] : []),
    ...(outcome.kind === 'yes_no' && outcome.contrasts.length > 0 ? shareContrasts(writer, outcome) : []),
    ...ranks(writer, outcome),
    ...answers(writer, outcome).map((chart): Block => ({ kind: 'figure', chart })),
    ...dose(writer, outcome),
    ...sensitivity(writer, outcome),
    ...bounds(writer, outcome),
    { kind: 'list', items: sentences },
  ];
}

/** The main figures, and where sites lead them, the paired t beside them. */
function changeTables(writer: Writer, outcome: OutcomeResults): Block[] {
  const besides = outcome.changes.filter((c) => c.model.method === 'mean_cr2');
  const main = changeTable(writer, outcome.name, 'changeTable', outcome.changes, (c) => c.main);
  if (besides.length === 0) return [main];
  return [main, changeTable(writer, outcome.name, 'pairedTable', besides, (c) => c.result)];
}

function changeTable(
  writer: Writer,
  name: OutcomeResults['name'],
  caption: 'changeTable' | 'pairedTable',
  changes: OutcomeResults['changes'],
  figureOf: (change: ArmChange) => ArmChange['main'],
): Table {
  const { term, say } = writer;
  const right = (header: string, share = 1) => ({ header, align: 'right' as const, share });
  return {
    kind: 'table',
    caption: labelled(writer, say(name), term(caption)),
    columns: [
      { header: term('arm'), align: 'left', share: 2 },
      right(term('n'), 0.8),
      right(term('lost'), 1.25),
      right(term('meanBefore'), 1.2),
      right(term('meanAfter'), 1.2),
      right(term('change'), 1.1),
      right(term('interval'), 1.9),
      right(term('t')),
      right(term('df'), 0.9),
      right(term('p'), 1.2),
      right(term('dz')),
    ],
    rows: changes.map((change) => {
      const { arm, lost, result: paired } = change;
      const figure = figureOf(change);
      const label = armName(writer, arm);
      if (figure.kind !== 'estimated')
        return [label, '–', lostText(lost, figure, term), ...blanks(3), absent(writer, figure), ...blanks(4)];
      return [
        label,
        String(figure.n),
        lostText(lost, figure, term),
        points(figure.meanBefore),
        points(figure.meanAfter),
        formatSigned(figure.change, 1),
        interval(figure.interval),
        formatNumber(figure.t, 2),
        formatDf(figure.df),
        formatP(figure.p),
        paired.kind === 'estimated' ? formatNumber(paired.dz, 2) : '–',
      ];
    }),
  };
}

function contrastTable(writer: Writer, { name, contrasts }: OutcomeResults): Table {
  const { term, say } = writer;
  const right = (header: string, share = 1) => ({ header, align: 'right' as const, share });
  return {
    kind: 'table',
    caption: labelled(writer, say(name), term('contrastTable')),
    columns: [
      { header: term('contrast'), align: 'left', share: 3 },
      right(term('n')),
      right(term('difference'), 1.4),
      right(term('se')),
      right(term('interval'), 2),
      right(term('t')),
      right(term('df')),
      right(term('p'), 1.2),
      right(term('adjustedP'), 1.3),
    ],
    rows: contrasts.map(({ treatment, comparison, result, adjusted }) => {
      const label = pairLabel({ treatment, comparison }, term);
      if (result.kind !== 'estimated') return [label, ...blanks(3), absent(writer, result), ...blanks(4)];
      return [
        label,
        String(result.n),
        formatSigned(result.estimate, 1),
        formatNumber(result.se, 1),
        interval(result.interval),
        formatNumber(result.t, 2),
        formatDf(result.df),
        formatP(result.p),
        adjusted ? formatP(adjusted.p) : '–',
      ];
    }),
  };
}

/** The comparisons of all outcomes in one table, with the figures that most readers look for. */
export function contrastsTogether(writer: Writer): Block[] {
  const {
    results: { outcomes },
    term,
    say,
  } = writer;
  const right = (header: string, share = 1) => ({ header, align: 'right' as const, share });
  const rows = outcomes.flatMap(({ name, contrasts }) =>
    contrasts.map(({ treatment, comparison, result, adjusted }) => {
      const label = [say(name), pairLabel({ treatment, comparison }, term)];
      if (result.kind !== 'estimated') return [...label, '–', '–', absent(writer, result), '–', '–'];
      const p = adjusted ? formatP(adjusted.p) : '–';
      return [
        ...label,
        String(result.n),
        formatSigned(result.estimate, 1),
        interval(result.interval),
        formatP(result.p),
        p,
      ];
    }),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: term('contrastTable'),
      columns: [
        { header: term('scale'), align: 'left', share: 3 },
        { header: term('contrast'), align: 'left', share: 2.4 },
        right(term('n'), 0.8),
        right(term('difference'), 1.3),
        right(term('interval'), 1.9),
        right(term('p'), 1.1),
        right(term('adjustedP'), 1.3),
      ],
      rows,
    },
  ];
}

const BASIS_SHARES = [1.2, 2, 1.2, 3, 2];

/** Why a comparison may say what it says. */
function basisTable(writer: Writer, { name, contrasts }: OutcomeResults): Table {
  const { term, say } = writer;
  return figuresTable(
    labelled(writer, say(name), term('basisTable')),
    [[term('contrast'), 3], ...columnsOf(BASIS_COLUMNS, BASIS_SHARES, term)],
    contrasts.map((c) => [pairLabel(c, term), ...basisCells(c, term)]),
  );
}

const blanks = (length: number): string[] => Array.from({ length }, () => '–');
