import type { AnalysisPlan, ExitReason } from '@tongxing/contracts';
import { NO_ARM, type OutcomeData, type OutcomeKind, type StudyData, type StudyDesign } from '@tongxing/impact';

export interface DrawnStudy {
  readonly design: StudyDesign;
  readonly plan: AnalysisPlan;
  readonly data: StudyData;
}

const asked = (id: string) => ({
  id,
  name: { zh: id, en: id },
  levels: [0, 1, 2, 3],
  isReversed: false,
});

/** Numbers from 0 to 1 that are the same for the same seed: Park and Miller's generator. */
function numbers(seed: number): () => number {
  let state = (seed * 48271) % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** How many people an arm of a small study may have. */
const SMALL = [8, 14, 25, 40, 60, 90] as const;

/** A study drawn at random, small unless sizes of arms are given: arms, waves, sites, reasons for loss, scales of every kind, groups, gaps of all sorts. */
export function drawnStudy(seed: number, sizes: readonly number[] = SMALL): DrawnStudy {
  const random = numbers(seed);
  for (let i = 0; i < 5; i++) random();
  const one = <T>(...from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const arms = ['a', 'b', 'c'].slice(0, one(1, 2, 2, 3));
  const waves = one(['w1', 'w2'], ['w1', 'w2'], ['w1', 'w2', 'w3']);
  const sites = one(1, 3, 5);
  const exitsKnown = random() < 0.6;
  const people = [...arms.keys(), NO_ARM].flatMap((arm) => {
    const size = arm === NO_ARM ? one(0, 0, 4, 15) : one(...sizes);
    const [late, loss] = [one(0, 0, 0.04, 0.2), one(0, 0.03, 0.08, 0.2, 0.5)];
    return Array.from({ length: size }, () => {
      const there = waves.map((_, wave) =>
        random() >= (wave === 0 ? late : wave === waves.length - 1 ? loss : 0.1) ? 1 : 0,
      );
      const reason = exitsKnown ? one<ExitReason | null>('joined_parents', 'moved', null) : null;
      return {
        arm,
        site: Math.floor(random() * sites),
        there,
        reason,
        sex: one('female', 'male', 'male', null),
      };
    });
  });
  const outcomes = Array.from({ length: one(1, 1, 2) }, (_, o): OutcomeData => {
    const kind = one<OutcomeKind>('score', 'score', 'yes_no', 'ordered');
    const answered = waves.map(() => one(1, 1, 0.97, 0.8));
    const ease = one(0.1, 0.3, 0.5, 0.8);
    const steps = kind === 'yes_no' ? 1 : kind === 'ordered' ? 3 : 10;
    const range = kind === 'ordered' ? ([0, 3] as const) : ([0, 100] as const);
    const traits = people.map(() => ease + 0.5 * (random() - 0.5));
    const scores = waves.map((_, wave) =>
      Float64Array.from(people, ({ there }, row) => {
        const step = Math.min(
          steps,
          Math.max(0, Math.round(((traits[row] as number) + 0.4 * (random() - 0.5)) * steps)),
        );
        return there[wave] === 1 && random() < (answered[wave] as number) ? (step / steps) * range[1] : NaN;
      }),
    );
    const skipped = one(0, 0.05, 0.3);
    const isScale = kind === 'score';
    return {
      id: `scale-${String(o)}`,
      kind,
      name: { zh: `量表${String(o)}`, en: `Scale ${String(o)}` },
      domain: 'emotional',
      direction: 'higher_is_better',
      measurement: isScale ? 'reflective' : 'formative',
      range,
      scores,
      ...(isScale && { asked: ['a', 'b', 'c'].map(asked) }),
      items: scores.map((wave) =>
        isScale
          ? [0, 1, 2].map(() =>
              wave.map((score) =>
                random() < skipped / 3 ? NaN : Math.min(3, Math.round(score / 34 + 0.8 * random())),
              ),
            )
          : [],
      ),
    };
  });
  const comparisons = arms.length > 1 ? [{ treatment: 'a', comparison: 'b' }] : [];
  const ages = arms.length === 1 && random() < 0.5;
  return {
    design: {
      allocation: arms.length === 1 ? 'single_group' : 'randomised',
      arms,
      comparisons,
      waves: waves.map((code) => ({ code, name: { zh: code, en: code } })),
      sites,
    },
    plan: {
      schema: 'tongxing.analysis-plan/1',
      baseline: 'w1',
      endline: waves.at(-1) as string,
      outcomes: outcomes.map(({ id }) => id),
      primary: ['scale-0'],
      comparisons,
      subgroups: ['sex'],
      level: 0.95,
      seed: 1,
    },
    data: {
      participants: people.length,
      arm: Int32Array.from(people, (p) => p.arm),
      site: Int32Array.from(people, (p) => p.site),
      present: waves.map((_, wave) => Uint8Array.from(people, (p) => p.there[wave] as number)),
      ...(exitsKnown && {
        exits: people.map(({ there, reason }) =>
          there.at(-1) === 1 || reason === null ? null : { on: '2026-03-01', reason },
        ),
      }),
      ...(ages && {
        ages: waves.map((_, wave) => Float64Array.from(people, (__, row) => 8 + (row % 4) + wave)),
      }),
      facts: [{ name: 'sex', values: people.map((p) => p.sex) }],
      outcomes,
      duplicates: 0,
    },
  };
}
