import { formatNumber } from '@tongxing/contracts';
import { absentText, unitOfScores, type Absent, type OutcomeForChart, type Terms } from './from-results.js';
import type { TrajectoryChart } from './trajectory.js';

/** One arm at one wave, as its results hold it. */
export interface StepForChart {
  /** As readers see it. */
  readonly arm: string;
  readonly wave: string;
  readonly everyone:
    | {
        readonly kind: 'estimated';
        readonly mean: number;
        readonly interval: { readonly low: number; readonly high: number };
      }
    | Absent;
}

/** An outcome's means in each arm through all waves. */
export interface CourseForChart extends Pick<OutcomeForChart, 'name' | 'kind' | 'range'> {
  readonly waves: readonly { readonly code: string; readonly name: string }[];
  readonly course: readonly StepForChart[];
}

/** Means with their intervals through all waves; a wave that is withheld breaks the line and says so beside it. */
export function courseChart(
  { name, kind, range, waves, course }: CourseForChart,
  term: Terms,
): TrajectoryChart {
  const arms = [...new Set(course.map(({ arm }) => arm))];
  const series = arms.map((arm) => {
    const steps = waves.map(
      ({ code }) => course.find((step) => step.arm === arm && step.wave === code)?.everyone,
    );
    return {
      label: arm,
      points: steps.map((step) =>
        step?.kind === 'estimated' ? { mean: step.mean, ...endsOf(step.interval) } : undefined,
      ),
      value: steps.map((step) => textOf(step, term)).join(' → '),
    };
  });
  return {
    kind: 'trajectory',
    title: `${name} · ${term('courseChart')}`,
    description: series.map(({ label, value }) => `${label}: ${value}`).join('; '),
    domain: range,
    axis: unitOfScores(kind, range, term),
    partOfScale: term('partOfScale'),
    waves: waves.map((wave) => wave.name),
    series,
  };
}

const endsOf = ({ low, high }: { readonly low: number; readonly high: number }) => ({ low, high });

function textOf(step: StepForChart['everyone'] | undefined, term: Terms): string {
  if (!step) return '–';
  return step.kind === 'estimated' ? formatNumber(step.mean, 1) : absentText(term, step);
}
