import type { BilingualText } from '@tongxing/contracts';
import {
  clusterRobust,
  coefficientTest,
  constant,
  isRounding,
  leastSquares,
  NotEstimable,
  type Column,
} from '@tongxing/statistics';
import { estimated, type Cell } from './cell.js';
import { disclosed } from './disclosure.js';
import { rowsOfArm, type Frame } from './frame.js';
import { kindOf, UNITS } from './outcome-kind.js';
import type { SameAge, SameAgeDifference } from './results.js';
import type { OutcomeData } from './study.js';
import { intervalText, isClear, points } from './wording.js';

/**
 * Children of an age at endline against children of the same age at baseline, in each arm: what a study without a
 * comparison group can do about growing older. Nothing where ages are not known or arms are compared.
 *
 * @see domain.md 5, "Without comparison"
 */
export function sameAgeOf(frame: Frame, outcome: OutcomeData): SameAge[] {
  if (!frame.data.ages || frame.plan.comparisons.length > 0) return [];
  return frame.design.arms.map((arm) => {
    const result = disclosed(
      frame.disclosure,
      estimated(() => sameAgeDifference(childrenOf(frame, outcome, arm), frame.plan.level)),
      ({ nBaseline, nEndline }) => Math.min(nBaseline, nEndline),
    );
    return { arm, result, sentence: sameAgeSentence(result, UNITS[kindOf(outcome)]) };
  });
}

/** One child at one of the two waves. */
interface Seen {
  readonly child: number;
  readonly score: number;
  readonly age: number;
  readonly atEndline: boolean;
}

function childrenOf(frame: Frame, outcome: OutcomeData, arm: string): Seen[] {
  const seen = [frame.baseline, frame.endline].flatMap((wave) =>
    rowsOfArm(frame, arm).map((child) => ({
      child,
      score: outcome.scores[wave]?.[child] ?? NaN,
      age: frame.data.ages?.[wave]?.[child] ?? NaN,
      atEndline: wave === frame.endline,
    })),
  );
  return seen.filter(({ score, age }) => !Number.isNaN(score) && !Number.isNaN(age));
}

/**
 * Least squares of the score on wave and age in completed years, each age its own level, over the ages that both
 * waves hold. Errors depend on each other within a child, who may be seen at both waves.
 */
function sameAgeDifference(seen: readonly Seen[], level: number): SameAgeDifference {
  const agesAt = (endline: boolean) => new Set(seen.filter((s) => s.atEndline === endline).map((s) => s.age));
  const [before, after] = [agesAt(false), agesAt(true)];
  const ages = [...before].filter((age) => after.has(age)).sort((a, b) => a - b);
  const [first, ...others] = ages;
  if (first === undefined) throw new NotEstimable('too_few_observations');
  const compared = seen.filter(({ age }) => ages.includes(age));
  const column = (of: (s: Seen) => number): Column => Float64Array.from(compared, of);
  const fit = leastSquares(
    column((s) => s.score),
    [
      constant(compared.length),
      column((s) => Number(s.atEndline)),
      ...others.map((age) => column((s) => Number(s.age === age))),
    ],
  );
  if (isRounding(fit.sigma, [column((s) => s.score)])) throw new NotEstimable('no_variance');
  const { standardErrors, df } = clusterRobust(
    fit,
    column((s) => s.child),
    'CR1',
  );
  return {
    n: fit.n,
    nBaseline: compared.filter((s) => !s.atEndline).length,
    nEndline: compared.filter((s) => s.atEndline).length,
    ages: [first, ages.at(-1) as number],
    ...coefficientTest(fit.coefficients[1] as number, standardErrors[1] as number, df[1] as number, level),
  };
}

function sameAgeSentence(cell: Cell<SameAgeDifference>, unit: BilingualText): BilingualText {
  if (cell.kind === 'suppressed') return HIDDEN;
  if (cell.kind === 'not_estimable') return NO_FIGURE;
  const { estimate, interval, ages, n } = cell;
  const [youngest, oldest] = ages;
  const same = youngest === oldest;
  const years = {
    zh: same ? String(oldest) : `${String(youngest)} 至 ${String(oldest)}`,
    en: same ? String(oldest) : `${String(youngest)} to ${String(oldest)}`,
  };
  const { zh, en } = intervalText(interval);
  const found = differenceInWords(estimate, isClear(interval), unit);
  return {
    zh: `同龄比较（${years.zh} 周岁）：${found.zh}（${zh}，n = ${String(n)}）。${REMOVES.zh}`,
    en: `Children of the same age, ${years.en}: ${found.en} (${en}, n = ${String(n)}). ${REMOVES.en}`,
  };
}

function differenceInWords(estimate: number, clear: boolean, unit: BilingualText): BilingualText {
  const size = points(Math.abs(estimate));
  if (!clear)
    return {
      zh: `末线与基线之间未见明确差异，差值 ${points(estimate)} ${unit.zh}`,
      en: `no clear difference between endline and baseline, ${points(estimate)} ${unit.en}`,
    };
  const [zh, en] = estimate > 0 ? ['高', 'higher'] : ['低', 'lower'];
  return { zh: `末线比基线${zh} ${size} ${unit.zh}`, en: `endline was ${size} ${unit.en} ${en}` };
}

const REMOVES: BilingualText = {
  zh: '这一比较排除了年龄增长，但不能排除其他事件，也不能排除参与者的不同。',
  en: 'This takes growing older out, but neither other events nor who took part.',
};
const HIDDEN: BilingualText = {
  zh: '同龄儿童人数过少，为保护参与者不予公布。',
  en: 'There are too few children of the same age to publish without exposing them.',
};
const NO_FIGURE: BilingualText = {
  zh: '两轮中同龄的儿童太少，无法作同龄比较。',
  en: 'Too few children were the same age at both waves for a comparison at the same age.',
};
