import { smallStudy } from '../../reference/index.js';
import { studentCritical, studentTwoSided } from '../index.js';

const { t, df, p, level, levelDf, critical } = smallStudy.student;
const at = (numbers: readonly number[], i: number) => numbers[i] ?? NaN;
/** Zero where R's own figure is too small for a double. */
const relative = (ours: number, expected: number) => (ours === expected ? 0 : Math.abs(ours / expected - 1));

describe("Student's t", () => {
  it.each(t.map((x, i) => [x, at(df, i), at(p, i)]))(
    'has the p-value of R at t = %d, df = %d',
    (x, f, expected) => {
      expect(relative(studentTwoSided(x, f), expected)).toBeLessThan(1e-12);
      expect(studentTwoSided(-x, f)).toBe(studentTwoSided(x, f));
    },
  );

  it.each(level.map((x, i) => [x, at(levelDf, i), at(critical, i)]))(
    'has the critical value of R at level %d, df = %d',
    (x, f, expected) => {
      expect(relative(studentCritical(x, f), expected)).toBeLessThan(1e-12);
    },
  );

  it.each(level.map((x, i) => [x, at(levelDf, i)]))(
    'leaves 1 − %d outside its critical value, df = %d',
    (x, f) => {
      expect(studentTwoSided(studentCritical(x, f), f)).toBeCloseTo(1 - x, 12);
    },
  );
});
