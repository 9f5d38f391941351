import type { AnalysisPlan } from '@tongxing/contracts';
import { syntheticStudy } from '../../../test/factories/study.js';
import { analyse, type Contrast, type PlanHistory, type StudyData, type StudyDesign } from './index.js';
import { seededRandom } from './random.js';

const BOTH = { zh: '测', en: 'T' };
const PLANNED: PlanHistory = { lockedAt: '2026-01-01T00:00:00.000Z', endlineOpened: '2026-06-01' };

interface Cohort {
  readonly allocation: StudyDesign['allocation'];
  /** Sites of each arm; 0 has everybody in one site. */
  readonly sites: readonly [treated: number, compared: number];
  readonly perSite: number;
  /** Points by which the treated arm is moved at endline, and at baseline. */
  readonly raised?: number;
  readonly apart?: number;
  /** Share of the treated arm that is lost. */
  readonly lost?: number;
  readonly history?: PlanHistory | undefined;
}

/** A synthetic cohort: sites differ a little, children more, and endline follows baseline. */
function contrastIn(cohort: Cohort): Contrast {
  const { sites, perSite, raised = 0, apart = 0, lost = 0 } = cohort;
  const random = seededRandom(7);
  const around = (middle: number, spread: number) => middle + spread * (random() + random() + random() - 1.5);
  const people = [0, 1].flatMap((arm) =>
    Array.from({ length: sites[arm] as number }, (_, s) => ({
      arm,
      site: 100 * arm + s,
      level: around(0, 4),
    })).flatMap(({ level, ...place }) =>
      Array.from({ length: perSite }, () => {
        const baseline = around(50 + (place.arm === 0 ? apart : 0), 20);
        const endline = baseline + around(level + (place.arm === 0 ? raised : 0), 8);
        const gone = place.arm === 0 && random() < lost;
        return { ...place, baseline, endline: gone ? NaN : endline };
      }),
    ),
  );
  return analysed(cohort, people);
}

interface Person {
  readonly arm: number;
  readonly site: number;
  readonly baseline: number;
  readonly endline: number;
}

function analysed(
  { allocation, history }: Pick<Cohort, 'allocation' | 'history'>,
  people: readonly Person[],
): Contrast {
  const pair = { treatment: 'centre', comparison: 'waiting' };
  const design: StudyDesign = {
    allocation,
    arms: ['centre', 'waiting'],
    comparisons: [pair],
    waves: ['baseline', 'endline'].map((code) => ({ code, name: BOTH })),
    sites: new Set(people.map((p) => p.site)).size,
  };
  const plan: AnalysisPlan = {
    schema: 'tongxing.analysis-plan/1',
    baseline: 'baseline',
    endline: 'endline',
    outcomes: ['a@1.0.0/joy'],
    primary: ['a@1.0.0/joy'],
    comparisons: [pair],
    level: 0.95,
    seed: 1,
  };
  const column = (of: (p: Person) => number) => Float64Array.from(people, of);
  const data: StudyData = {
    participants: people.length,
    arm: Int32Array.from(people, (p) => p.arm),
    site: Int32Array.from(people, (p) => p.site),
    present: [
      new Uint8Array(people.length).fill(1),
      Uint8Array.from(people, (p) => (Number.isNaN(p.endline) ? 0 : 1)),
    ],
    outcomes: [
      {
        id: 'a@1.0.0/joy',
        name: BOTH,
        domain: 'emotional',
        direction: 'higher_is_better',
        measurement: 'formative',
        range: [0, 100],
        scores: [column((p) => p.baseline), column((p) => p.endline)],
        items: [[], []],
      },
    ],
    facts: [],
    duplicates: 0,
  };
  const { outcomes } = analyse(design, plan, data, { minimum: 10, hideCounts: (counts) => counts }, history);
  return outcomes[0]?.contrasts[0] as Contrast;
}

describe('a difference between arms', () => {
  const random = { allocation: 'randomised', perSite: 20, history: PLANNED } as const;

  it.each([
    ['in one site', { sites: [1, 0] as const }, 'ancova', undefined],
    ['in three sites an arm', { sites: [3, 3] as const }, 'describe_only', undefined],
    ['in five sites against nine', { sites: [5, 9] as const }, 'ancova_cr2', 'randomisation_inference'],
    ['in eight sites an arm', { sites: [8, 8] as const }, 'ancova_cr2', 'wild_cluster_bootstrap'],
    ['in twenty sites an arm', { sites: [20, 20] as const }, 'ancova_cr2', undefined],
  ])('of people %s is estimated by the model for it', (_, { sites }, method, beside) => {
    const oneSite = sites[1] === 0;
    const { model } = oneSite ? inOneSite() : contrastIn({ ...random, sites });
    expect({ method: model.method, beside: model.beside }).toEqual({ method, beside });
  });

  const inOneSite = () => {
    const draw = seededRandom(3);
    const people = Array.from({ length: 80 }, (_, i) => {
      const baseline = 40 + 20 * draw();
      return { arm: i % 2, site: 1, baseline, endline: baseline + 10 * draw() };
    });
    return analysed({ allocation: 'randomised', history: PLANNED }, people);
  };

  it('with too few sites has no figure, says why, and claims change only', () => {
    const { result, claim, sentence, beside } = contrastIn({ ...random, sites: [3, 3], raised: 20 });
    expect(result).toEqual({ kind: 'not_estimable', reason: 'too_few_clusters' });
    expect(claim.rung).toBe('change');
    expect(sentence.en).toContain('too few sites');
    expect(beside).toBeUndefined();
  });

  it.each([
    ['random, few lost, planned', { raised: 10 }, 'effect', 'raised'],
    [
      'random, few lost, plan locked late',
      { raised: 10, history: { ...PLANNED, lockedAt: '2026-07-01T00:00:00.000Z' } },
      'contribution',
      'consistent with a contribution',
    ],
    [
      'random, few lost, no plan',
      { raised: 10, history: undefined },
      'contribution',
      'consistent with a contribution',
    ],
    [
      'random, many lost in one arm',
      { raised: 10, lost: 0.4 },
      'contribution',
      'consistent with a contribution',
    ],
    [
      'random, many lost, and apart at baseline',
      { raised: 10, lost: 0.4, apart: 15 },
      'change',
      'points higher than',
    ],
    [
      'matched and alike at baseline',
      { raised: 10, allocation: 'matched' },
      'contribution',
      'consistent with a contribution',
    ],
    [
      'matched and apart at baseline',
      { raised: 10, allocation: 'matched', apart: 15 },
      'change',
      'points higher than',
    ],
    ['neither random nor matched', { raised: 10, allocation: 'unmatched' }, 'change', 'points higher than'],
    ['random, planned, nothing there', { raised: 0 }, 'effect', 'did not clearly differ'],
  ] as const)('%s: says no more than its rung', (_, change, rung, words) => {
    const { claim, sentence } = contrastIn({ ...random, sites: [10, 10], ...change });
    expect(claim.rung).toBe(rung);
    expect(sentence.en).toContain(words);
    expect(/raised|lowered/.test(sentence.en)).toBe(words === 'raised');
  });

  it('draws the same signs for the same seed', () => {
    const twice = [1, 2].map(() => contrastIn({ ...random, sites: [8, 8], raised: 3 }).beside);
    expect(twice[0]).toEqual(twice[1]);
    expect(twice[0]).toMatchObject({ kind: 'estimated', exact: false });
  });
});

it('tells after each outcome how far it is, and finds the same', () => {
  const { design, plan, data } = syntheticStudy({
    sites: [4, 4],
    perSite: 6,
    outcomes: { joy: 'emotional', calm: 'emotional', worry: 'emotional', trust: 'social' },
  });
  const open = { minimum: 1, hideCounts: (counts: readonly number[]) => counts };
  const told: number[] = [];
  const results = analyse(design, plan, data, open, PLANNED, (share) => told.push(share));
  expect(told).toEqual([0.25, 0.5, 0.75, 1]);
  expect(results).toEqual(analyse(design, plan, data, open, PLANNED));
});
