import { lineOf, readPlan } from './read-plan';

const PLAN = `schema: tongxing.analysis-plan/1
baseline: t1
endline: t2
outcomes: [a@1.0.0/x, a@1.0.0/y]
`;
const faultsOf = (written: string) => {
  const read = readPlan(written);
  return 'faults' in read ? read.faults.map(({ code, path }) => `${code} ${path}`) : [];
};

describe('a plan that somebody wrote', () => {
  it('is read with what it leaves out filled in', () => {
    expect(readPlan(PLAN)).toMatchObject({ plan: { endline: 't2', primary: [], level: 0.95, seed: 1 } });
  });

  it.each([
    ['', 'field-invalid '],
    ['{', 'malformed line 1'],
    ['just words', 'field-invalid '],
    [PLAN.replace('endline: t2\n', ''), 'field-missing endline'],
    [PLAN.replace('t2', 't1'), 'wave-twice endline'],
    [PLAN.replace('/y', '/x'), 'entry-twice outcomes'],
    [`${PLAN}power: 1`, 'field-unknown power'],
    [`${PLAN}level: 95`, 'field-invalid level'],
    [`${PLAN}primary: [a@1.0.0/z]`, 'primary-not-listed primary.0'],
    [`${PLAN}comparisons: [{ treatment: a, comparison: a }]`, 'arm-twice comparisons.0'],
    [PLAN.replace('a@1.0.0/y', 'nonsense'), 'field-invalid outcomes.1'],
  ])('is refused where it is wrong: %j', (written, fault) => {
    expect(faultsOf(written)).toContain(fault);
  });
});

describe('where a fault of a plan is', () => {
  it.each([
    ['endline', 3],
    ['outcomes', 4],
    ['outcomes.1', 4],
    ['line 3', 3],
    ['primary.0', undefined],
    ['', undefined],
  ])('is found by its path %j', (path, line) => {
    expect(lineOf(PLAN, path)).toBe(line);
  });

  it('is the line of what holds a part that is not written', () => {
    expect(lineOf(`${PLAN}comparisons:\n  - { treatment: a }\n`, 'comparisons.0.comparison')).toBe(6);
  });
});
