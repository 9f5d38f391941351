import type { ImpactResults } from './results.js';
import { resultsDifferences } from './results-differences.js';

const results = (outcomes: unknown[]): ImpactResults => ({ schema: 's', outcomes }) as unknown as ImpactResults;
const joy = (change: number, arms = ['a', 'b']) => ({
  id: 'joy',
  changes: arms.map((arm) => ({ arm, main: { change } })),
});

describe('differences between two results', () => {
  it('there are none between equal documents, whatever the order of their keys', () => {
    const turned = {
      outcomes: [{ changes: joy(1).changes, id: 'joy' }],
      schema: 's',
    } as unknown as ImpactResults;
    expect(resultsDifferences(results([joy(1)]), turned)).toEqual([]);
  });

  it('one changed bit of one number is found and named', () => {
    const now = results([joy(1), joy(1 + Number.EPSILON)].map((o, i) => ({ ...o, id: `scale-${String(i)}` })));
    const then = results([joy(1), joy(1)].map((o, i) => ({ ...o, id: `scale-${String(i)}` })));
    expect(resultsDifferences(then, now)).toEqual(
      ['a', 'b'].map((arm) => ({
        path: `outcomes › scale-1 › changes › ${arm} › main › change`,
        then: 1,
        now: 1 + Number.EPSILON,
      })),
    );
  });

  it('an arm that went away does not move the others', () => {
    expect(resultsDifferences(results([joy(1, ['a', 'b'])]), results([joy(1, ['b'])]))).toEqual([
      { path: 'outcomes › joy › changes › a', then: { arm: 'a', main: { change: 1 } } },
    ]);
  });

  it('a figure that is withheld now differs from the one it had', () => {
    const now = results([{ id: 'joy', n: null }]);
    expect(resultsDifferences(results([{ id: 'joy', n: 12 }]), now)).toEqual([
      { path: 'outcomes › joy › n', then: 12, now: null },
    ]);
  });
});
