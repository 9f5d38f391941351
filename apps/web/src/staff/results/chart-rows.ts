import type { Chart, Scene } from '@tongxing/charts';

/** One line of figures of a chart: what it is of, and its figures in words. */
export interface ChartRow {
  readonly label: string;
  /** The row's own name where it stands under another, as it is drawn. */
  readonly drawn: string;
  readonly figures: readonly string[];
}

export interface ChartRows {
  /** Names of the figures; none for charts whose rows say all in one. */
  readonly columns: readonly string[];
  readonly rows: readonly ChartRow[];
}

const row = (drawn: string, figures: readonly string[], over?: string): ChartRow => ({
  label: over === undefined ? drawn : `${over} · ${drawn}`,
  drawn,
  figures,
});
const percent = (share: number) => `${String(Math.round(share))}%`;
const told = (of: { value: string } | { note: string }): string => ('value' in of ? of.value : of.note);

/** What a chart shows, line by line from top to bottom. Figures are those that are drawn, and no others. */
export function rowsOf(chart: Chart): ChartRows {
  switch (chart.kind) {
    case 'dumbbell':
    case 'people':
    case 'signs':
    case 'attrition':
      return { columns: [], rows: chart.rows.map((of) => row(of.label, [told(of)])) };
    case 'forest':
      return {
        columns: [],
        rows: chart.groups.flatMap(({ heading, rows }) => rows.map((of) => row(of.label, [told(of)], heading))),
      };
    case 'flow':
      return { columns: chart.stages, rows: chart.rows.map(({ label, counts }) => row(label, counts)) };
    case 'trajectory':
      return { columns: [], rows: chart.series.map(({ label, value }) => row(label, [value])) };
    case 'distribution':
      return {
        columns: [chart.legend.before, chart.legend.after],
        rows: chart.groups.flatMap((group) =>
          'note' in group
            ? [row(group.label, [group.note])]
            : chart.bins
                .map((bin, i) =>
                  row(bin, [percent(group.before[i] ?? 0), percent(group.after[i] ?? 0)], group.label),
                )
                .reverse(),
        ),
      };
    case 'answers':
      return {
        columns: Array.from({ length: chart.levels }, (_, i) => levelName(i, chart.levels, chart.legend)),
        rows: chart.items.flatMap(({ label, bars }) =>
          bars.map((bar) => row(bar.label, 'note' in bar ? [bar.note] : bar.shares.map(percent), label)),
        ),
      };
    case 'grid':
      return {
        columns: chart.columns.map(({ over, label }, i) =>
          `${over ?? overOf(chart.columns, i)} ${label}`.trim(),
        ),
        rows: chart.rows.map(({ label, cells }) =>
          row(
            label,
            cells.map(({ text }) => text),
          ),
        ),
      };
  }
}

const levelName = (i: number, levels: number, { low, high }: { low: string; high: string }): string =>
  i === 0 ? `1 (${low})` : i === levels - 1 ? `${String(levels)} (${high})` : String(i + 1);

/** The heading that a column shares with those before it. */
const overOf = (columns: readonly { readonly over?: string }[], i: number): string =>
  columns.slice(0, i).findLast(({ over }) => over !== undefined)?.over ?? '';

/**
 * At which height of a drawn chart each of its rows is: where its name stands, the first that was not taken yet.
 * A name that was cut short still begins as it does.
 *
 * @returns heights in points by row; undefined where a name is not drawn
 */
export function heightsOf({ marks }: Scene, rows: readonly ChartRow[]): (number | undefined)[] {
  const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
  const taken = new Set<(typeof texts)[number]>();
  return rows.map(({ drawn }) => {
    const found = texts.find((mark) => !taken.has(mark) && isName(mark.text, drawn));
    if (found) taken.add(found);
    return found && found.y - found.size / 3;
  });
}

const isName = (shown: string, name: string): boolean =>
  shown === name || (shown.endsWith('…') && name.startsWith(shown.slice(0, -1)));
