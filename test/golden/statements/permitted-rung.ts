import type { OutcomeData, Rung } from '@tongxing/impact';
import type { Project } from './projects.js';

/** The cautious boundary of the What Works Clearinghouse (Standards Handbook 4.1, appendix C): overall and differential loss, in per cent. */
const BOUNDARY = [
  [0, 5.7],
  [10, 6.3],
  [20, 5.4],
  [30, 4.1],
  [40, 2.6],
  [50, 1.0],
  [57, 0],
] as const;

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: readonly number[]) => {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
};

/**
 * The highest rung that one outcome's difference between arms may stand on, worked out from what was drawn and not
 * from what the analysis says of it: domain.md 5 in a few lines.
 */
export function permittedRung(project: Project, outcome: OutcomeData): Rung {
  const { shape, inTime, study } = project;
  if (shape.allocation === 'single_group' || shape.allocation === 'unmatched') return 'change';
  const arms = [0, 1].map((arm) => {
    const rows = [...study.data.arm.keys()].filter((row) => study.data.arm[row] === arm);
    const last = outcome.scores.length - 1;
    const both = rows.filter((row) => [0, last].every((wave) => !Number.isNaN(outcome.scores[wave]?.[row])));
    return {
      enrolled: rows.length,
      analysed: both.length,
      sites: new Set(both.map((row) => study.data.site[row])).size,
      before: both.map((row) => outcome.scores[0]?.[row] as number),
    };
  });
  if (arms.some(({ sites }) => sites < 4)) return 'change';
  const [a, b] = arms as [(typeof arms)[0], (typeof arms)[0]];
  const pooled = Math.sqrt(
    ((a.analysed - 1) * variance(a.before) + (b.analysed - 1) * variance(b.before)) /
      (a.analysed + b.analysed - 2),
  );
  const g = Math.abs(mean(a.before) - mean(b.before)) / pooled;
  // Only scores are standardized by their own spread; of shares and categories nothing less strict is taken.
  const alike = (outcome.kind ?? 'score') !== 'score' || g <= 0.26;
  const byBaseline: Rung = alike ? 'contribution' : 'change';
  if (shape.allocation === 'matched' || !isInside(a, b)) return byBaseline;
  const primary = project.study.plan.primary.includes(outcome.id);
  return inTime && primary ? 'effect' : 'contribution';
}

interface Arm {
  readonly enrolled: number;
  readonly analysed: number;
}

function isInside(a: Arm, b: Arm): boolean {
  const lost = (arms: readonly Arm[]) =>
    100 - (100 * arms.reduce((s, x) => s + x.analysed, 0)) / arms.reduce((s, x) => s + x.enrolled, 0);
  const overall = lost([a, b]);
  const next = BOUNDARY.findIndex(([at]) => overall <= at);
  if (next < 0) return false;
  const [x1, y1] = BOUNDARY[next] as readonly [number, number];
  const [x0, y0] = BOUNDARY[Math.max(0, next - 1)] as readonly [number, number];
  const permitted = x1 === x0 ? y1 : y0 + ((y1 - y0) * (overall - x0)) / (x1 - x0);
  return permitted > 0 && Math.abs(lost([a]) - lost([b])) <= permitted + 1e-9;
}
