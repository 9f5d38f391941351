import {
  absentText,
  armLabel,
  BASIS_COLUMNS,
  basisCells,
  endText,
  intervalText,
  lostText,
  pairLabel,
  RELIABLE_COLUMNS,
  reliableCells,
} from '@tongxing/charts';
import { formatDf, formatNumber, formatP, formatSigned } from '@tongxing/contracts';
import { useSpeech, type Speech } from '../../shell/language';
import { FiguresTable, type FiguresRow } from './figures-table';
import type { Outcome, Results } from './for-chart';

interface Props {
  readonly results: Results;
  readonly outcome: Outcome;
}

const CHANGE_COLUMNS = [
  'arm',
  'n',
  'lost',
  'meanBefore',
  'meanAfter',
  'change',
  'interval',
  't',
  'df',
  'p',
  'dz',
] as const;

/** The main figures of change, and where sites lead them, the paired t beside them. */
export function ChangeTables({ results, outcome }: Props) {
  const { term } = useSpeech();
  const columns = CHANGE_COLUMNS.map(term);
  const rowOf = (change: Change, figure: Change['main']): FiguresRow => {
    const head = armLabel(change.arm, results.design.arms, term);
    return { key: change.arm, cells: [head, ...changeCells(change, figure, term)] };
  };
  const besides = outcome.changes.filter(({ model }) => model.method === 'mean_cr2');
  return (
    <>
      <FiguresTable
        caption={term('forestChart')}
        columns={columns}
        rows={outcome.changes.map((change) => rowOf(change, change.main))}
      />
      {besides.length > 0 && (
        <FiguresTable
          caption={term('pairedTable')}
          columns={columns}
          rows={besides.map((change) => rowOf(change, change.result))}
        />
      )}
    </>
  );
}

type Change = Outcome['changes'][number];

function changeCells(
  { lost, result: paired }: Change,
  figure: Change['main'],
  term: Speech['term'],
): FiguresRow['cells'] {
  const lostCell = lostText(lost, figure, term);
  if (figure.kind !== 'estimated') return ['–', lostCell, ...dashes(3), absentText(term, figure), ...dashes(4)];
  return [
    figure.n,
    lostCell,
    formatNumber(figure.meanBefore, 1),
    formatNumber(figure.meanAfter, 1),
    formatSigned(figure.change, 1),
    intervalText(figure.interval),
    formatNumber(figure.t, 2),
    formatDf(figure.df),
    formatP(figure.p),
    paired.kind === 'estimated' ? formatNumber(paired.dz, 2) : '–',
  ];
}

/** People of each arm who changed by more than measurement error; nothing for formative indices. */
export function ReliableTable({ results, outcome }: Props) {
  const { term } = useSpeech();
  const rows = outcome.changes.flatMap(({ arm, reliable }): FiguresRow[] =>
    reliable
      ? [
          {
            key: arm,
            cells: [armLabel(arm, results.design.arms, term), ...reliableCells(reliable.result, term)],
          },
        ]
      : [],
  );
  if (rows.length === 0) return null;
  return (
    <FiguresTable
      caption={term('reliableTable')}
      columns={(['arm', ...RELIABLE_COLUMNS] as const).map(term)}
      rows={rows}
    />
  );
}

export function ContrastTable({ outcome }: Props) {
  const { term } = useSpeech();
  const columns = (['contrast', 'n', 'difference', 'se', 'interval', 't', 'df', 'p', 'adjustedP'] as const).map(
    term,
  );
  const rows = outcome.contrasts.map(({ treatment, comparison, result, adjusted }): FiguresRow => {
    const head = pairLabel({ treatment, comparison }, term);
    if (result.kind !== 'estimated')
      return { key: head, cells: [head, ...dashes(3), absentText(term, result), ...dashes(4)] };
    return {
      key: head,
      cells: [
        head,
        result.n,
        formatSigned(result.estimate, 1),
        formatNumber(result.se, 1),
        intervalText(result.interval),
        formatNumber(result.t, 2),
        formatDf(result.df),
        formatP(result.p),
        adjusted ? formatP(adjusted.p) : '–',
      ],
    };
  });
  return <FiguresTable caption={term('contrastTable')} columns={columns} rows={rows} />;
}

/** Why a comparison may say what it says. */
export function BasisTable({ outcome }: Pick<Props, 'outcome'>) {
  const { term } = useSpeech();
  const rows = outcome.contrasts.map((contrast): FiguresRow => {
    const head = pairLabel(contrast, term);
    return { key: head, cells: [head, ...basisCells(contrast, term)] };
  });
  return (
    <FiguresTable
      caption={term('basisTable')}
      columns={(['contrast', ...BASIS_COLUMNS] as const).map(term)}
      rows={rows}
    />
  );
}

export function QualityTable({ results }: { readonly results: Results }) {
  const { term, say } = useSpeech();
  const waves = new Map(results.design.waves.map(({ code, name }) => [code, say(name)]));
  const rows = results.outcomes.flatMap((outcome) =>
    outcome.quality.map(({ wave, scored, floor, ceiling, alpha }): FiguresRow => {
      const ends = [floor, ceiling].map((atEnd) => endText(outcome.kind, atEnd, scored, term));
      return {
        key: `${outcome.id} ${wave}`,
        cells: [
          say(outcome.name),
          waves.get(wave) ?? wave,
          scored ?? term('withheld'),
          alphaText(alpha, term),
          ...ends,
        ],
      };
    }),
  );
  const columns = (['scale', 'wave', 'scored', 'alpha', 'floor', 'ceiling'] as const).map(term);
  return <FiguresTable caption={term('qualityTable')} columns={columns} rows={rows} />;
}

function alphaText(alpha: Outcome['quality'][number]['alpha'], term: Speech['term']): string {
  if (alpha === undefined) return term('notApplicable');
  return alpha.kind === 'estimated' ? formatNumber(alpha.alpha, 2) : absentText(term, alpha);
}

const dashes = (length: number): string[] => Array.from({ length }, () => '–');
