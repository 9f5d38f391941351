import type { ChartRows } from './chart-rows';
import { FiguresTable } from './figures-table';
import { useResultText } from './texts';

/** All that a chart shows as a table, opened when wanted. */
export function ChartTable({ title, data: { columns, rows } }: { title: string; data: ChartRows }) {
  const text = useResultText();
  const names = columns.length > 0 ? columns : [text('figure')];
  return (
    <details className="older">
      <summary>{text('asTable')}</summary>
      <FiguresTable
        caption={title}
        columns={[text('row'), ...names]}
        rows={rows.map(({ label, figures }, i) => ({
          key: `${String(i)} ${label}`,
          cells: [label, ...names.map((_, k) => figures[k] ?? '')],
        }))}
      />
    </details>
  );
}
