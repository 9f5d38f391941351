import {
  absentText,
  armLabel,
  BASIS_COLUMNS,
  basisCells,
  intervalText,
  RELIABLE_COLUMNS,
  reliableCells,
  shareText,
} from '@tongxing/charts';
import { formatDf, formatNumber, formatP, formatSigned } from '@tongxing/contracts';
import { useSpeech, type Speech } from '../../shell/language';
import { FiguresTable, type FiguresRow } from './figures-table';
import type { Outcome, Results } from './for-chart';

interface Props {
  readonly results: Results;
  readonly outcome: Outcome;
}

export function ChangeTable({ results, outcome }: Props) {
  const { term } = useSpeech();
  const columns = (
    ['arm', 'n', 'lost', 'meanBefore', 'meanAfter', 'change', 'interval', 't', 'df', 'p', 'dz'] as const
  ).map(term);
  const rows = outcome.changes.map(({ arm, lost, result }): FiguresRow => {
    const head = armLabel(arm, results.design.arms, term);
    const lostText = lost ?? term('withheld');
    if (result.kind !== 'estimated')
      return { key: arm, cells: [head, '–', lostText, ...dashes(3), absentText(term, result), ...dashes(4)] };
    return {
      key: arm,
      cells: [
        head,
        result.n,
        lostText,
        formatNumber(result.meanBefore, 1),
        formatNumber(result.meanAfter, 1),
        formatSigned(result.change, 1),
        intervalText(result.interval),
        formatNumber(result.t, 2),
        formatDf(result.df),
        formatP(result.p),
        formatNumber(result.dz, 2),
      ],
    };
  });
  return <FiguresTable caption={term('forestChart')} columns={columns} rows={rows} />;
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
    const head = `${treatment} − ${comparison}`;
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
    const head = `${contrast.treatment} − ${contrast.comparison}`;
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
      const ends = [floor, ceiling].map((atEnd) => shareText(atEnd, scored ?? 0, term));
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
