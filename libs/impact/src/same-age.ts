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
import { comparable, estimated, type Cell } from './cell.js';
import { disclosed } from './disclosure.js';
import { rowsOfArm, type Frame } from './frame.js';
import { kindOf, UNITS } from './outcome-kind.js';
import type { SameAge, SameAgeDifference } from './results.js';
import type { OutcomeData } from './study.js';
import { errorsBetween } from './within-arm.js';
import { intervalText, isClear, nText, NOT_COMPARABLE, points } from './wording.js';

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
      comparable(outcome.link, sameAgeDifference(childrenOf(frame, outcome, arm), frame.plan.level)),
      ({ nBaseline, nEndline }) => Math.min(nBaseline, nEndline),
    );
    return { arm, result, sentence: sameAgeSentence(result, UNITS[kindOf(outcome)]) };
  });
}

/** One child at one of the two waves. */
export interface Seen {
  readonly child: number;
  readonly site: number;
  readonly score: number;
  readonly age: number;
  readonly atEndline: boolean;
}

function childrenOf(frame: Frame, outcome: OutcomeData, arm: string): Seen[] {
  const seen = [frame.baseline, frame.endline].flatMap((wave) =>
    Array.from(rowsOfArm(frame, arm), (child) => ({
      child,
      site: frame.data.site[child] ?? NaN,
      score: outcome.scores[wave]?.[child] ?? NaN,
      age: frame.data.ages?.[wave]?.[child] ?? NaN,
      atEndline: wave === frame.endline,
    })),
  );
  return seen.filter(({ score, age }) => !Number.isNaN(score) && !Number.isNaN(age));
}

/**
 * Children of the ages that both waves hold: endline minus baseline at the same age, with errors by site, or by child,
 * who may be seen at both waves, where sites are too few.
 */
export function sameAgeDifference(seen: readonly Seen[], level: number): Cell<SameAgeDifference> {
  const agesAt = (endline: boolean) => new Set(at(seen, endline).map((s) => s.age));
  const [before, after] = [agesAt(false), agesAt(true)];
  const compared = seen.filter(({ age }) => before.has(age) && after.has(age));
  const sitesAt = (endline: boolean) => at(compared, endline).map((s) => s.site);
  const errors = errorsBetween(sitesAt(false), sitesAt(true));
  if (errors === 'none') return { kind: 'not_estimable', reason: 'too_few_clusters' };
  return estimated(() => differenceAtAges(compared, errors === 'by_site', level));
}

const at = (seen: readonly Seen[], endline: boolean) => seen.filter((s) => s.atEndline === endline);

/** Least squares of the score on wave and age in completed years, each age its own level. */
function differenceAtAges(compared: readonly Seen[], bySite: boolean, level: number): SameAgeDifference {
  const [first, ...others] = [...new Set(compared.map((s) => s.age))].sort((a, b) => a - b);
  if (first === undefined) throw new NotEstimable('too_few_observations');
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
  const { clusters, standardErrors, df } = clusterRobust(
    fit,
    column((s) => (bySite ? s.site : s.child)),
    bySite ? 'CR2' : 'CR1',
  );
  return {
    n: fit.n,
    nBaseline: at(compared, false).length,
    nEndline: at(compared, true).length,
    ages: [first, others.at(-1) ?? first],
    ...(bySite && { clusters }),
    ...coefficientTest(fit.coefficients[1] as number, standardErrors[1] as number, df(1), level),
  };
}

function sameAgeSentence(cell: Cell<SameAgeDifference>, unit: BilingualText): BilingualText {
  if (cell.kind === 'suppressed') return HIDDEN;
  if (cell.kind === 'not_estimable') return cell.reason === 'not_comparable' ? NOT_COMPARABLE : NO_FIGURE;
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
    zh: `同龄比较（${years.zh} 周岁）：${found.zh}（${zh}，${nText(n)}）。${REMOVES.zh}`,
    en: `Children of the same age, ${years.en}: ${found.en} (${en}, ${nText(n)}). ${REMOVES.en}`,
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
  zh: '两轮中同龄的儿童或其所在站点太少，无法作同龄比较。',
  en: 'Too few children, or children of too few sites, were the same age at both waves for a comparison at the same age.',
};
