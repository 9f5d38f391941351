import {
  betaProbability,
  betaQuantile,
  chiSquareProbability,
  chiSquareQuantile,
  fProbability,
  fQuantile,
  noncentralStudentProbability,
  normalProbability,
  normalQuantile,
  studentProbability,
  studentQuantile,
  type Tail,
} from '@tongxing/statistics';
import type { Computation, Family } from './registry.js';

type Arguments = Readonly<Record<'x' | 'p' | 'df' | 'df1' | 'df2' | 'a' | 'b' | 'ncp', number>>;

const of =
  (fn: (args: Arguments, tail: Tail) => number): Computation =>
  ({ args, lowerTail }) =>
    fn(args as Arguments, lowerTail ? 'lower' : 'upper');

/** Distribution functions, by the names that R has for them. */
export const familyH: Family = () => ({
  pnorm: of(({ x }, tail) => normalProbability(x, tail)),
  qnorm: of(({ p }, tail) => normalQuantile(p, tail)),
  pt: of(({ x, df }, tail) => studentProbability(x, df, tail)),
  qt: of(({ p, df }, tail) => studentQuantile(p, df, tail)),
  pf: of(({ x, df1, df2 }, tail) => fProbability(x, df1, df2, tail)),
  qf: of(({ p, df1, df2 }, tail) => fQuantile(p, df1, df2, tail)),
  pchisq: of(({ x, df }, tail) => chiSquareProbability(x, df, tail)),
  qchisq: of(({ p, df }, tail) => chiSquareQuantile(p, df, tail)),
  pbeta: of(({ x, a, b }, tail) => betaProbability(x, a, b, tail)),
  qbeta: of(({ p, a, b }, tail) => betaQuantile(p, a, b, tail)),
  pt_ncp: of(({ x, df, ncp }, tail) => noncentralStudentProbability(x, df, ncp, tail)),
});
