import { drawCohort } from './cohort.js';
import { DESIGNS, type Design } from './design.js';
import { seedsOf, sourceOf } from './draws.js';
import { choiceFor, EFFECT, simulate, type Tallies } from './simulate.js';
import { tableOf } from './table.js';
import { biasOf, coverageOf, rejectionsOf, type Share } from './tally.js';

const COHORTS = 100;
const SEED = 20261125;

/** Chance takes a figure so far from what it should be once in two million times: short simulations are coarse. */
const FAR = 5;

const designOf = (name: string): Design => {
  const found = DESIGNS.find((design) => design.name === name);
  if (!found) throw new Error(`there is no design ${name}`);
  return found;
};

const CHOSEN: Readonly<Record<string, string>> = {
  ancova: 'ANCOVA, errors by person',
  ancova_cr2: 'ANCOVA, CR2 + Satterthwaite',
  mean_cr2: 'mean change, CR2',
  wild_cluster_bootstrap: 'wild cluster bootstrap',
  randomisation_inference: 'randomisation inference',
};

const expectNear = (share: Share | undefined, nominal: number) => {
  const { value = NaN, of = 0 } = share ?? {};
  expect(Math.abs(value - nominal)).toBeLessThan(FAR * Math.sqrt((nominal * (1 - nominal)) / of));
};

function expectCalibrated(effect: Tallies, none: Tallies, name: string) {
  const [found, idle] = [effect[name], none[name]];
  if (!found || !idle) throw new Error(`nothing is told of ${name}`);
  const bias = biasOf(found);
  if (bias) expect(Math.abs(bias.value)).toBeLessThan(FAR * bias.error);
  if (found.intervals > 0) expectNear(coverageOf(found), 0.95);
  expectNear(rejectionsOf(idle), 0.05);
}

function expectAllCalibrated(design: Design, estimators: readonly string[]) {
  const { effect, none } = simulate(design, COHORTS, SEED, estimators);
  for (const estimator of estimators) expectCalibrated(effect, none, estimator);
}

describe('on synthetic studies whose truth is known', () => {
  it.each([
    '10 sites, 5 treated',
    '20 sites of unequal size, 10 treated',
    '20 sites, half of each treated',
    'single group, 4 sites change apart',
    'single group, 10 sites of unequal size change apart',
  ])('what the rules choose for %s is calibrated', (name) => {
    const design = designOf(name);
    const choice = choiceFor(design, SEED);
    const beside = 'beside' in choice ? choice.beside : undefined;
    const chosen = [choice.method, beside].flatMap((name) =>
      name === undefined ? [] : (CHOSEN[name] ?? name),
    );
    expectAllCalibrated(design, chosen);
  });

  it.each([
    ['single group, 10 sites, same age', ['same age, CR2']],
    ['single group, 10 sites, groups', ['apart from the others, CR2', 'change in the group, CR2']],
    ['10 sites, 5 treated, groups', ['interaction, CR2', 'difference in the group, CR2']],
    [
      '10 sites, 5 treated, yes or no',
      ['linear probability, CR2', 'odds ratio, CR2', 'categories, delta with CR2'],
    ],
    ['single group, 10 sites, yes or no', ['change of the share, CR2']],
    ['10 sites, 5 treated, weighted', ['inverse-probability weights, CR2']],
    ['10 sites, 5 treated, imputed', ['multiple imputation, CR2']],
  ])('what stands beside the main figure of %s is calibrated', (name, estimators) => {
    expectAllCalibrated(designOf(name), estimators);
  });

  it.each([
    ['20 sites, 10 treated', 'ANCOVA, errors by person'],
    ['single group, 6 sites change apart', 'paired t'],
  ])('of %s, %s reject far too often', (name, byPerson) => {
    const { none } = simulate(designOf(name), COHORTS, SEED, [byPerson]);
    const tally = none[byPerson];
    expect(tally && rejectionsOf(tally)?.value).toBeGreaterThan(0.1);
  });

  it('the paired t of a single group is calibrated where sites are alike', () => {
    const { effect, none } = simulate(designOf('single group, 20 sites alike'), COHORTS, SEED, ['paired t']);
    expectCalibrated(effect, none, 'paired t');
  });
});

describe('a simulation', () => {
  const design = designOf('6 sites, 3 treated');

  it('is the same for the same seed, and another for another', () => {
    const drawn = (seed: number) => [...drawCohort(design, EFFECT, sourceOf(seed)).endline];
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    expect(new Set(seedsOf(1, 1000)).size).toBe(1000);
  });

  it('tells of every estimator in a table', () => {
    const table = tableOf(design.name, choiceFor(design, SEED), simulate(design, 5, SEED));
    expect(table).toContain('| ANCOVA, CR2 + Satterthwaite |');
    expect(table).not.toContain('NaN');
  });

  it.each(DESIGNS.map((d) => [d.name, d] as const))('of %s has children in every site', (_, d) => {
    const { site, arm, endline } = drawCohort(d, 0, sourceOf(SEED));
    expect(new Set(site).size).toBe(d.sites);
    expect(arm.every((a) => a === 0 || a === 1)).toBe(true);
    expect(endline.some((y) => Number.isNaN(y))).toBe(d.dropout !== 'none');
  });
});
