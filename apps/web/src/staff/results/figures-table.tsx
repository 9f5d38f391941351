import type { ReactNode } from 'react';

export interface FiguresRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

/** A table of figures: the first column names the row, the others are numbers. It scrolls within narrow screens. */
export function FiguresTable({
  caption,
  columns,
  rows,
}: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly FiguresRow[];
}) {
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="figures-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [head, ...figures] }) => (
            <tr key={key}>
              <th scope="row">{head}</th>
              {figures.map((figure, i) => (
                <td key={columns[i + 1]}>{figure}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
