import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { ChartRow, ChartRows } from './chart-rows';
import { useResultText } from './texts';

interface Props {
  readonly title: string;
  readonly data: ChartRows;
  /** Of each row and of the whole picture, in points. */
  readonly heights: readonly (number | undefined)[];
  readonly height: number;
  readonly children: ReactNode;
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** Reads a chart's rows one by one: by arrow keys, or with the pointer over them. The row that is read is marked. */
export function RowReader({ title, data: { columns, rows }, heights, height, children }: Props) {
  const text = useResultText();
  const [at, setAt] = useState<number>();
  const shown = at === undefined ? undefined : rows[at];
  const top = at === undefined ? undefined : heights[at];
  const step = (event: KeyboardEvent) => {
    const next = STEPS[event.key];
    if (!next) return;
    event.preventDefault();
    setAt(next(at ?? -1, rows.length - 1));
  };
  const point = ({ clientY, currentTarget }: MouseEvent) => {
    const box = currentTarget.getBoundingClientRect();
    setAt(nearest(heights, ((clientY - box.top) / box.height) * height));
  };
  return (
    <>
      <div
        className="rows"
        role="group"
        tabIndex={0}
        aria-label={`${title} · ${text('readRows')}`}
        onKeyDown={step}
        onMouseMove={point}
        onMouseLeave={() => {
          setAt(undefined);
        }}
        onBlur={() => {
          setAt(undefined);
        }}
      >
        {top !== undefined && <span className="row-mark" style={{ top: `${String((100 * top) / height)}%` }} />}
        {children}
      </div>
      <p role="status" className="row-read">
        {shown ? inWords(shown, columns) : ''}
      </p>
    </>
  );
}

const inWords = ({ label, figures }: ChartRow, columns: readonly string[]): string => {
  const told = figures.map((figure, i) => (figures.length > 1 ? `${columns[i] ?? ''} ${figure}` : figure));
  return `${label} · ${told.join(' · ')}`;
};

function nearest(heights: readonly (number | undefined)[], y: number): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  heights.forEach((height, i) => {
    const distance = height === undefined ? Infinity : Math.abs(height - y);
    if (distance < least) [found, least] = [i, distance];
  });
  return found;
}
