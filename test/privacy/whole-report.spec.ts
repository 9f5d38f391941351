import { hideSmallCounts, INTERNAL_MINIMUM, PUBLIC_MINIMUM } from '@tongxing/privacy';
import type { Disclosure, ImpactResults, OutcomeResults } from '@tongxing/impact';
import type * as Impact from '@tongxing/impact';
import { drawnStudy, type DrawnStudy } from './drawn-study.js';
import { ReportReader } from './report-reader.js';

type Analyse = typeof Impact.analyse;

const STUDIES = 200;
/** Studies of which items and spreads are told, and sizes of their arms. */
const LARGER = 40;
const SIZES = [40, 130, 160, 260, 400] as const;

const guarded = (minimum: number): Disclosure => ({
  minimum,
  hideCounts: (counts) => hideSmallCounts(counts, minimum),
});

/** Every hidden count of a report that has fewer possible values than the rule asks for. */
function inferred(study: DrawnStudy, results: ImpactResults, minimum: number): string[] {
  const report = new ReportReader(study, results);
  const reader = report.reader();
  return report.hidden.flatMap(({ name, unknowns, truth }) => {
    const [low, high] = reader.interval(unknowns);
    const values = Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) + 1;
    if (truth < low - 1e-6 || truth > high + 1e-6) throw new Error(`${name} is not ${String(truth)}`);
    return values < minimum ? [`${name}: ${String(low)} to ${String(high)}, in truth ${String(truth)}`] : [];
  });
}

const analysed = (analyse: Analyse, { design, plan, data }: DrawnStudy, minimum: number): ImpactResults =>
  analyse(design, plan, data, guarded(minimum));

/** The library with one function of one of its files in another way. */
function mutant<F>(file: string, name: string, change: (real: F) => F): Analyse {
  const path = `../../libs/impact/src/${file}`;
  let analyse: Analyse | undefined;
  jest.isolateModules(() => {
    jest.doMock(path, () => {
      const real = jest.requireActual<Record<string, F>>(path);
      return { ...real, [name]: change(real[name] as F) };
    });
    analyse = jest.requireActual<typeof Impact>('../../libs/impact/src/index').analyse;
    jest.dontMock(path);
  });
  return analyse as Analyse;
}

/** The library with another way to hide what would be inferred. */
const withCover = (cover: (real: Cover) => Cover): Analyse => mutant('printed-count', 'coverHidden', cover);
type Cover = (hidden: never, worldOf: never, minimum: number) => void;

type OfFrame = (frame: { readonly disclosure: Disclosure }, ...rest: never[]) => unknown;
type Edges = (columns: never, range: never, minimum: number) => number[];

/** As before: of an arm with hidden losses the number at baseline is hidden, and enrolled where it is nearly the same. */
function asBefore(results: ImpactResults): ImpactResults {
  const flow = results.flow.map((row) => {
    if (row.lost !== null) return row;
    const [baseline = null, ...later] = row.present;
    const isNear = row.enrolled === baseline || (row.enrolled ?? 0) - (row.both ?? 0) < 10;
    return { ...row, present: [null, ...later], enrolled: isNear ? null : row.enrolled };
  });
  return { ...results, flow };
}

type Profile = (frame: never, planned: never, results: readonly OutcomeResults[]) => unknown;

/** The profile at baseline, as if no group of a subgroup were withheld. */
const everyGroupAtBaseline = (): Analyse =>
  mutant<Profile>('baseline-profile', 'baselineProfileOf', (real) => (frame, planned, results) => {
    const figures = { kind: 'not_estimable' as const, reason: 'too_few_clusters' as const };
    const told = (outcome: OutcomeResults): OutcomeResults => ({
      ...outcome,
      subgroups: outcome.subgroups.map((subgroup) => ({
        ...subgroup,
        groups: subgroup.groups.map((group) => ({ ...group, figures })),
      })),
    });
    return real(frame, planned, results.map(told));
  });

const seeds = Array.from({ length: STUDIES }, (_, i) => i + 1);

describe('the counts of a whole report', () => {
  const { analyse } = jest.requireActual<typeof Impact>('@tongxing/impact');

  it.each([
    ['public', PUBLIC_MINIMUM],
    ['internal', INTERNAL_MINIMUM],
  ])(
    `of ${String(STUDIES)} small studies drawn at random let nobody infer a hidden one closely (%s)`,
    (_, minimum) => {
      const found = seeds.flatMap((seed) => {
        const study = drawnStudy(seed);
        return inferred(study, analysed(analyse, study, minimum), minimum).map(
          (what) => `study ${String(seed)}: ${what}`,
        );
      });
      expect(found).toEqual([]);
    },
    600_000,
  );

  it.each([
    ['public', PUBLIC_MINIMUM],
    ['internal', INTERNAL_MINIMUM],
  ])(
    `of ${String(LARGER)} larger studies, with spreads and answers to items, do neither (%s)`,
    (_, minimum) => {
      let answers = 0;
      const found = seeds.slice(0, LARGER).flatMap((seed) => {
        const study = drawnStudy(seed, SIZES);
        const results = analysed(analyse, study, minimum);
        answers += results.outcomes.filter((outcome) => outcome.answers).length;
        return inferred(study, results, minimum).map((what) => `study ${String(seed)}: ${what}`);
      });
      expect(found).toEqual([]);
      expect(answers).toBeGreaterThan(5);
    },
    600_000,
  );

  it('of larger studies would be inferred where steps of shares hold a third of the people they should', () => {
    const broken = mutant<OfFrame>('answers', 'answersOf', (real) => (frame, ...rest) => {
      const { disclosure } = frame;
      return real({ ...frame, disclosure: { ...disclosure, minimum: disclosure.minimum / 3 } }, ...rest);
    });
    const isTold = seeds.slice(0, LARGER).some((seed) => {
      const study = drawnStudy(seed, SIZES);
      return inferred(study, analysed(broken, study, PUBLIC_MINIMUM), PUBLIC_MINIMUM).length > 0;
    });
    expect(isTold).toBe(true);
  });

  it.each<[string, Analyse]>([
    ['nothing is hidden but what is small', withCover(() => () => undefined)],
    [
      'hidden counts have half as many values',
      withCover((real) => (h, w, minimum) => {
        real(h, w, minimum >> 1);
      }),
    ],
    [
      'tables are guarded one by one, as they were',
      (design, plan, data, disclosure) =>
        asBefore(withCover(() => () => undefined)(design, plan, data, disclosure)),
    ],
    [
      'every site is shown that anybody belongs to',
      mutant<OfFrame>('site-changes', 'siteChangesOf', (real) => (frame, ...rest) => {
        const { disclosure } = frame;
        return real({ ...frame, disclosure: { ...disclosure, minimum: 1 } }, ...rest);
      }),
    ],
    ['groups at baseline are told though their figures are withheld', everyGroupAtBaseline()],
    [
      'bins of a spread hold as few people as there are',
      mutant<Edges>('bins', 'edgesFor', (real) => (columns, range) => real(columns, range, 1)),
    ],
  ])('would be inferred where %s', (_, mutant) => {
    const isTold = seeds.some((seed) => {
      const study = drawnStudy(seed);
      return inferred(study, analysed(mutant, study, PUBLIC_MINIMUM), PUBLIC_MINIMUM).length > 0;
    });
    expect(isTold).toBe(true);
  });
});
