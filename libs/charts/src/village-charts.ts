import { formatNumber, type GlossaryTerm } from '@tongxing/contracts';
import type { DumbbellChart } from './dumbbell.js';
import { unitOfScores, type Terms } from './from-results.js';
import type { GridChart, GridLevel } from './grid.js';

type Ends = readonly [before: number | null, after: number | null];

/** One village's ratings, as results hold them. */
export interface VillageForChart {
  readonly village: string;
  readonly overall: Ends;
  readonly parts: readonly Ends[];
  readonly mustHaves: readonly Ends[];
}

/** The villages of one checklist, with its texts in the language of the chart. */
export interface VillagesForChart {
  readonly name: string;
  readonly range: readonly [number, number];
  readonly parts: readonly string[];
  readonly mustHaves: readonly string[];
  readonly medians: { readonly overall: Ends; readonly parts: readonly Ends[] };
  readonly villages: readonly VillageForChart[];
}

const MOST_ROWS = 30;
const LEVELS: readonly GlossaryTerm[] = ['level_0', 'level_1', 'level_2', 'level_3'];

/** What a grid of must-haves is drawn from. */
export interface MustHavesForChart extends Pick<VillagesForChart, 'name' | 'mustHaves'> {
  readonly villages: readonly Pick<VillageForChart, 'village' | 'mustHaves'>[];
}

/** The must-haves of every village at both waves, in parts that fit on a page. */
export function mustHaveCharts({ name, mustHaves, villages }: MustHavesForChart, term: Terms): GridChart[] {
  return Array.from({ length: Math.ceil(villages.length / MOST_ROWS) }, (_, part): GridChart => {
    const shown = villages.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS);
    return {
      kind: 'grid',
      title: `${name} · ${term('mustHaveChart')}`,
      description: shown
        .map(
          (v) =>
            `${v.village}: ${v.mustHaves.map((ends, i) => `${mustHaves[i] ?? ''} ${endsText(ends)}`).join(', ')}`,
        )
        .join('; '),
      legend: LEVELS.map((level, i) => `${String(i)} ${term(level)}`) as [string, string, string, string],
      columns: mustHaves.map((_name, i) => ({ label: String(i + 1) })),
      rows: shown.map((v) => ({
        label: v.village,
        cells: v.mustHaves.map((ends) => {
          const last = ends[1] ?? ends[0];
          return { text: endsText(ends), ...(last !== null && { level: levelOf(last) }) };
        }),
      })),
      notes: mustHaves.map((mustHave, i) => `${String(i + 1)} ${mustHave}`),
    };
  });
}

const levelOf = (score: number): GridLevel => Math.max(0, Math.min(3, Math.round(score))) as GridLevel;

const endsText = ([before, after]: Ends): string =>
  [before, after].map((score) => (score === null ? '–' : String(score))).join('→');

/** One village's scores by part, the median of all villages beside them. */
export function villageChart(
  { name, range, parts, medians }: Omit<VillagesForChart, 'villages' | 'mustHaves'>,
  village: VillageForChart,
  term: Terms,
): DumbbellChart {
  const lines = [
    { label: term('overallScore'), own: village.overall, all: medians.overall },
    ...parts.map((label, i) => ({
      label,
      own: village.parts[i] ?? ([null, null] as const),
      all: medians.parts[i] ?? ([null, null] as const),
    })),
  ];
  const rows = lines.map(({ label, own: [before, after], all }) => {
    const value = `${scoreText(before)} → ${scoreText(after)} (${all.map(scoreText).join(' → ')})`;
    if (before === null || after === null) return { label, note: value };
    return { label, before, after, value };
  });
  return {
    kind: 'dumbbell',
    title: `${name} · ${term('villageChart')} (${term('medianOfAll')})`,
    description: rows.map((row) => `${row.label}: ${'value' in row ? row.value : row.note}`).join('; '),
    domain: range,
    axis: unitOfScores('score', range, term),
    legend: { before: term('baseline'), after: term('endline') },
    rows,
  };
}

const scoreText = (score: number | null): string => (score === null ? '–' : formatNumber(score, 0));

/** A must-have's level in words; a dash where it was not rated. */
export const levelText = (score: number | null, term: Terms): string => {
  if (score === null) return '–';
  return `${String(score)} ${term(LEVELS[levelOf(score)] as GlossaryTerm)}`;
};
