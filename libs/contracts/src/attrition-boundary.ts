/**
 * The cautious boundary of the What Works Clearinghouse: overall attrition and the largest differential that is
 * permitted with it, both in per cent. Between the points it is taken as straight, which errs on the strict side.
 *
 * @see WWC Procedures and Standards Handbook v4, table II.1 (domain.md 5)
 */
export const CAUTIOUS_BOUNDARY: readonly (readonly [overall: number, differential: number])[] = [
  [0, 5.7],
  [10, 6.3],
  [20, 5.4],
  [30, 4.1],
  [40, 2.6],
  [50, 1.0],
  [57, 0.0],
];
