import { formatNumber, formatSigned } from '@tongxing/contracts';
import { absentText, intervalText, type Absent, type Terms } from './from-results.js';
import type { ForestChart } from './forest.js';
import type { GridCell, GridChart, GridLevel } from './grid.js';

/** How the sites of an arm changed, as results hold it. */
export interface SitesForChart {
  /** As readers see it. */
  readonly arm: string;
  readonly result:
    | {
        readonly kind: 'estimated';
        readonly sites: number;
        readonly mean: number;
        readonly betweenSd: number;
        readonly rows: readonly { readonly estimate: number; readonly low: number; readonly high: number }[];
      }
    | Absent;
}

/** Rows for which one chart has room. */
const MOST_ROWS = 30;

/**
 * The sites of each arm from the lowest change to the highest, without names, against the mean of the arm: a chart for
 * each arm, in parts that fit on a page.
 */
export function siteCharts(name: string, arms: readonly SitesForChart[], term: Terms): ForestChart[] {
  return arms.flatMap(({ arm, result }): ForestChart[] => {
    const title = `${name} · ${arm} · ${term('siteChart')}`;
    if (result.kind !== 'estimated') {
      const rows = [{ label: arm, note: absentText(term, result) }];
      return [
        {
          kind: 'forest',
          title,
          description: rows[0]?.note ?? '',
          axis: term('changeAxis'),
          groups: [{ rows }],
        },
      ];
    }
    const { sites, mean, betweenSd, rows } = result;
    const hidden = sites - rows.length;
    const heading = [
      `${term('mean')} ${formatSigned(mean, 1)}`,
      `${term('betweenSites')} ${formatNumber(betweenSd, 1)}`,
      ...(hidden > 0 ? [`${term('sitesNotShown')} ${String(hidden)}`] : []),
    ].join(' · ');
    return Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, part): ForestChart => {
      const shown = rows.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS).map((row, i) => ({
        ...row,
        label: `${term('site')} ${String(part * MOST_ROWS + i + 1)}`,
        value: `${formatSigned(row.estimate, 1)} (${intervalText(row)})`,
      }));
      return {
        kind: 'forest',
        title: `${title} · ${heading}`,
        description: shown.map(({ label, value }) => `${label}: ${value}`).join('; '),
        axis: term('changeAxis'),
        groups: [{ rows: shown, middle: mean }],
      };
    });
  });
}

/** Attendance of the centres of one arm, as results hold it. */
export interface AttendanceForChart {
  /** As readers see it. */
  readonly arm: string;
  /** `YYYY-MM`, in order. */
  readonly months: readonly string[];
  readonly centres: readonly (readonly (number | null)[])[];
}

/** Centres by months, without names, the most regular first, in parts that fit on a page. */
export function attendanceCharts({ arm, months, centres }: AttendanceForChart, term: Terms): GridChart[] {
  const columns = months.map((month, i) => {
    const [year = '', number = ''] = month.split('-');
    const isNew = i === 0 || months[i - 1]?.slice(0, 4) !== year;
    return { label: String(Number(number)), ...(isNew && { over: year }) };
  });
  return Array.from({ length: Math.ceil(centres.length / MOST_ROWS) }, (_, part): GridChart => {
    const rows = centres.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS).map((shares, i) => ({
      label: `${term('centre')} ${String(part * MOST_ROWS + i + 1)}`,
      cells: shares.map(shareCell),
    }));
    return {
      kind: 'grid',
      title: `${arm} · ${term('attendanceChart')}`,
      description: rows
        .map(
          ({ label }, i) =>
            `${label}: ${months.map((month, m) => `${month} ${shareText(centres[part * MOST_ROWS + i]?.[m] ?? null)}`).join(', ')}`,
        )
        .join('; ')
        .concat(`. – ${term('withheldOrNone')}`),
      legend: [term('under50'), term('from50'), term('from70'), term('from85')],
      columns,
      rows,
      notes: [`– ${term('withheldOrNone')}`],
    };
  });
}

const shareCell = (share: number | null): GridCell =>
  share === null ? { text: '–' } : { text: String(share), level: levelOf(share) };

const levelOf = (share: number): GridLevel => (share < 50 ? 0 : share < 70 ? 1 : share < 85 ? 2 : 3);

const shareText = (share: number | null): string => (share === null ? '–' : `${String(share)}%`);
