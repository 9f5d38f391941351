import { factLabel, pairLabel } from '@tongxing/charts';
import { formatNumber } from '@tongxing/contracts';
import { equivalenceVerdict, type Contrast, type OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { BALANCE, BASELINE } from '../prose.js';
import { figuresTable, type FigureColumn } from './figures-table.js';
import { absent, armName, count, points, withRole, type Writer } from './writer.js';

/** Who the people of each arm were at baseline, and how alike arms stood on each outcome. */
export function baseline(writer: Writer): Block[] {
  const { results, term } = writer;
  return [
    { kind: 'heading', level: 1, text: term('baselinePart') },
    ...profile(writer),
    ...(results.design.comparisons.length > 0 ? balance(writer) : [means(writer)]),
  ];
}

function profile(writer: Writer): Block[] {
  const { results, term, say } = writer;
  const { profile: told, outcomes } = results;
  const name = outcomes.find(({ id }) => id === told?.outcome)?.name;
  if (!told || !name) return [];
  const rows = [
    [term('n'), ...told.arms.map(({ n }) => count(writer, n))],
    ...(told.arms.some(({ meanAge }) => meanAge !== null)
      ? [[term('meanAge'), ...told.arms.map(({ meanAge }) => (meanAge === null ? '–' : points(meanAge)))]]
      : []),
    ...told.facts.flatMap(({ fact, groups }) =>
      groups.map(({ group, counts }) => [
        `${factLabel(fact, term)} · ${factLabel(group, term)}`,
        ...counts.map((one, i) => shareOf(writer, one, told.arms[i]?.n ?? null)),
      ]),
    ),
  ];
  return [
    { kind: 'paragraph', text: say(BASELINE(name)) },
    figuresTable(
      term('profileTable'),
      [[term('characteristic'), 2.4], ...told.arms.map(({ arm }): FigureColumn => [armName(writer, arm), 1.2])],
      rows,
    ),
  ];
}

/** A count with its share of the arm. */
function shareOf(writer: Writer, one: number | null, n: number | null): string {
  const text = count(writer, one);
  return one === null || n === null ? text : `${text} (${formatNumber((100 * one) / n, 0)}%)`;
}

function balance(writer: Writer): Block[] {
  const { results, term, say } = writer;
  const rows = results.outcomes.flatMap((outcome) =>
    outcome.contrasts.map((contrast) => [
      withRole(writer, outcome),
      pairLabel(contrast, term),
      ...[contrast.treatment, contrast.comparison].map((arm) => meanAt(writer, outcome, arm)),
      ...distance(writer, contrast),
    ]),
  );
  return [
    { kind: 'paragraph', text: say(BALANCE) },
    figuresTable(
      term('balanceTable'),
      [
        [term('scale'), 3],
        [term('contrast'), 2.2, 'left'],
        [term('firstArm'), 1],
        [term('secondArm'), 1],
        [term('standardized'), 1.4],
        [term('band'), 2.2, 'left'],
      ],
      rows,
    ),
  ];
}

function distance(writer: Writer, { equivalence, result }: Contrast): [string, string] {
  const { term } = writer;
  if (!equivalence) return ['–', result.kind === 'estimated' ? '–' : absent(writer, result)];
  const { g, index } = equivalence;
  const size = `${formatNumber(g, 2)}${index === 'cox' ? ' (Cox)' : ''}`;
  return [size, term(`band_${equivalenceVerdict(equivalence).kind}`)];
}

function meanAt(writer: Writer, { changes }: OutcomeResults, arm: string): string {
  const main = changes.find((change) => change.arm === arm)?.main;
  if (!main) return '–';
  return main.kind === 'estimated' ? points(main.meanBefore) : absent(writer, main);
}

/** Where no arms are compared, where each stood. */
function means(writer: Writer): Block {
  const { results, term } = writer;
  const { arms } = results.design;
  return figuresTable(
    term('baselineMeans'),
    [[term('scale'), 3], ...arms.map((arm): FigureColumn => [armName(writer, arm), 1.2])],
    results.outcomes.map((outcome) => [
      withRole(writer, outcome),
      ...arms.map((arm) => meanAt(writer, outcome, arm)),
    ]),
  );
}
