import fc from 'fast-check';
import { shownDetail } from './shown-detail.js';

const person = fc.record({
  site: fc.integer({ min: 0, max: 5 }),
  sex: fc.integer({ min: 0, max: 1 }),
  age: fc.integer({ min: 0, max: 2 }),
});
const stepsOf = ({ site, sex, age }: { site: number; sex: number; age: number }) => [
  `${String(site)} ${String(sex)} ${String(age)}`,
  `${String(site)} ${String(age)}`,
  String(age),
];

describe('what is told of persons in a file', () => {
  it('leaves nobody in smaller company than the minimum, whatever the file', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 120 }), fc.integer({ min: 1, max: 12 }), (people, minimum) => {
        const descriptions = people.map(stepsOf);
        const steps = shownDetail(descriptions, minimum);
        const rows = steps.flatMap((step, i) =>
          step < 3 ? [`${String(step)}: ${descriptions[i]?.[step] ?? ''}`] : [],
        );
        for (const row of rows)
          expect(rows.filter((other) => other === row).length).toBeGreaterThanOrEqual(minimum);
      }),
    );
  });

  it('coarsens nobody whose finest description is shared by enough', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 120 }), fc.integer({ min: 1, max: 12 }), (people, minimum) => {
        const descriptions = people.map(stepsOf);
        const steps = shownDetail(descriptions, minimum);
        descriptions.forEach(([finest], i) => {
          const company = descriptions.filter(([other]) => other === finest).length;
          expect(steps[i] === 0).toBe(company >= minimum);
        });
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 60 }), (people) => {
        const descriptions = people.map(stepsOf);
        const backwards = shownDetail([...descriptions].reverse(), 5).reverse();
        expect(backwards).toEqual(shownDetail(descriptions, 5));
      }),
    );
  });

  it('of a small study tells nothing, and of nobody nothing either', () => {
    expect(
      shownDetail(
        [
          ['a', ''],
          ['b', ''],
        ],
        5,
      ),
    ).toEqual([2, 2]);
    expect(shownDetail([], 5)).toEqual([]);
  });
});
