import { CAUTIOUS_BOUNDARY } from '@tongxing/contracts';

/** Loss of one comparison's participants, from enrolment to the analysed sample. */
export interface Attrition {
  /** Per cent of both arms' enrolled participants who are not in the analysis. */
  readonly overall: number;
  /** Treatment arm's per cent less the comparison arm's; signed. */
  readonly differential: number;
  /** Largest differential, in percentage points, that the boundary permits at this overall loss; 0 where none is. */
  readonly permitted: number;
  readonly withinBoundary: boolean;
}

/** Attrition as it may be published: figures are null where they would give small counts away. */
export type DisclosedAttrition =
  | Attrition
  | (Readonly<Record<'overall' | 'differential' | 'permitted', null>> & Pick<Attrition, 'withinBoundary'>);

/**
 * Attrition of a comparison against the cautious boundary. The boundary is made for randomised groups; for
 * others it describes and permits nothing.
 *
 * @param enrolled,analysed participants of the treatment and of the comparison arm, each enrolled above 0
 * @example attritionOf([100, 100], [90, 80]).differential // -10
 */
export function attritionOf(
  enrolled: readonly [number, number],
  analysed: readonly [number, number],
): Attrition {
  const lost = (i: 0 | 1) => (100 * (enrolled[i] - analysed[i])) / enrolled[i];
  const all = enrolled[0] + enrolled[1];
  const overall = (100 * (all - analysed[0] - analysed[1])) / all;
  const differential = lost(0) - lost(1);
  const permitted = permittedDifferential(overall);
  return {
    overall,
    differential,
    permitted,
    withinBoundary: permitted > 0 && Math.abs(differential) <= permitted,
  };
}

function permittedDifferential(overall: number): number {
  const next = CAUTIOUS_BOUNDARY.findIndex(([at]) => overall <= at);
  if (next < 0) return 0;
  const [toAt, to] = CAUTIOUS_BOUNDARY[next] as readonly [number, number];
  const [fromAt, from] = CAUTIOUS_BOUNDARY[Math.max(0, next - 1)] as readonly [number, number];
  return toAt === fromAt ? to : from + ((to - from) * (overall - fromAt)) / (toAt - fromAt);
}
