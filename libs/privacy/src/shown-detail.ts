/**
 * How much may be told of each person in a file of persons, so that everybody has at least `minimum` − 1 others who
 * look the same.
 *
 * A person is described as finely as possible. Where fewer than the minimum share a description, all of them are
 * described one step coarser, until everybody has company; whoever has none in the coarsest is left out. Descriptions
 * of different steps are never the same: who has a trait withheld is in company with those who have it withheld too.
 *
 * @param descriptions of each person, from the finest to the coarsest, equally many for all
 * @param minimum fewest who share a description, at least 1
 * @returns by person the step of the description that may be told; the number of steps for who is left out
 * @see Sweeney L (2002), k-anonymity, by local suppression; domain.md 4, "Pseudonymisation"
 * @example shownDetail([['a girl', 'a'], ['a girl', 'a'], ['a boy', 'a'], ['b boy', 'b']], 2) // [0, 0, 2, 2]
 */
export function shownDetail(descriptions: readonly (readonly string[])[], minimum: number): number[] {
  const steps = descriptions.map(() => 0);
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    const told = descriptions.map((d, i) => toldAt(d, steps[i] as number));
    const company = new Map<string, number>();
    for (const text of told) if (text !== undefined) company.set(text, (company.get(text) ?? 0) + 1);
    told.forEach((text, i) => {
      if (text === undefined || Number(company.get(text)) >= minimum) return;
      steps[i] = (steps[i] as number) + 1;
      isSettled = false;
    });
  }
  return steps;
}

const toldAt = (description: readonly string[], step: number): string | undefined =>
  step < description.length ? `${String(step)} ${description[step] as string}` : undefined;
