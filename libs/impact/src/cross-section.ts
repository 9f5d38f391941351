import { armWords, type BilingualText } from '@tongxing/contracts';
import { clusteredDifference, type Column } from '@tongxing/statistics';
import { comparable, estimated, type Cell } from './cell.js';
import { countWhere, isScored, rowsOfArm, rowsWhere, type Frame } from './frame.js';
import { FEWEST_SITES } from './model-choice.js';
import { kindOf, UNITS } from './outcome-kind.js';
import type { CrossSection, CrossSectionDifference } from './results.js';
import type { OutcomeData } from './study.js';
import type { WithheldOutcome } from './withheld.js';
import { intervalText, nText, NOT_COMPARABLE, points } from './wording.js';

/**
 * Waves as repeated cross-sections, beside the figures of those who were seen at both.
 *
 * | scored at endline of any arm        | analysed as                                |
 * |-------------------------------------|--------------------------------------------|
 * | half or more with a baseline score  | a panel: nothing is given here             |
 * | under half with a baseline score    | each arm, and a difference in differences of each comparison |
 *
 * Errors go by site (CR2): children of one site, and one child at two waves, vary together. With under four sites at a
 * wave there is no figure.
 *
 * @see domain.md 5; Bell & McCaffrey 2002, Survey Methodology 28:169
 */
export function crossSectionsOf(frame: Frame, outcome: OutcomeData, withheld: WithheldOutcome): CrossSection[] {
  const { design, plan } = frame;
  const counts = design.arms.map((arm) => pairedAt(frame, outcome, arm));
  if (counts.every(({ paired, endline }) => paired >= endline / 2)) return [];
  return [
    ...design.arms.map((arm) => ({ arm, ...compared(frame, outcome, withheld, [arm]) })),
    ...plan.comparisons.map(({ treatment, comparison }) => ({
      treatment,
      comparison,
      ...compared(frame, outcome, withheld, [treatment, comparison]),
    })),
  ];
}

interface Counted {
  readonly endline: number;
  readonly paired: number;
}

function pairedAt(frame: Frame, outcome: OutcomeData, arm: string): Counted {
  const endline = rowsWhere(rowsOfArm(frame, arm), (row) => isScored(outcome, frame.endline, row));
  return {
    endline: endline.length,
    paired: countWhere(endline, (row) => isScored(outcome, frame.baseline, row)),
  };
}

/** One score: of whom it is, at which wave, in which arm. */
interface Seen {
  readonly site: number;
  readonly score: number;
  readonly atEndline: number;
  readonly treated: number;
}

function compared(
  frame: Frame,
  outcome: OutcomeData,
  withheld: WithheldOutcome,
  arms: readonly [string] | readonly [string, string],
): Pick<CrossSection, 'reason' | 'result' | 'sentence'> {
  const seen = arms.flatMap((arm, i) => scoresOf(frame, outcome, arm, 1 - i));
  const cells = arms.flatMap((_, i) => [0, 1].map((wave) => inCell(seen, wave, 1 - i)));
  const cell = comparable(outcome.link, differenceOf(seen, cells, arms.length === 2, frame.plan.level));
  const result: Cell<CrossSectionDifference> = mayBeShown(frame, withheld, arms)
    ? cell
    : { kind: 'suppressed' };
  return { reason: REASON, result, sentence: sentenceOf(result, arms, UNITS[kindOf(outcome)]) };
}

const scoresOf = (frame: Frame, outcome: OutcomeData, arm: string, treated: number): Seen[] =>
  [frame.baseline, frame.endline].flatMap((wave, atEndline) =>
    Array.from(
      rowsWhere(rowsOfArm(frame, arm), (row) => isScored(outcome, wave, row)),
      (row) => ({
        site: frame.data.site[row] ?? NaN,
        score: outcome.scores[wave]?.[row] ?? NaN,
        atEndline,
        treated,
      }),
    ),
  );

const inCell = (seen: readonly Seen[], wave: number, treated: number) =>
  seen.filter((s) => s.atEndline === wave && s.treated === treated);

/** Hidden where everybody of an arm at one of the waves is. */
const mayBeShown = ({ design, baseline, endline }: Frame, withheld: WithheldOutcome, arms: readonly string[]) =>
  !arms.some((arm) => [baseline, endline].some((wave) => withheld.everyone[design.arms.indexOf(arm)]?.[wave]));

/** Least squares on wave, or on arm, wave and their product: its coefficient is the difference in differences. */
function differenceOf(
  seen: readonly Seen[],
  cells: readonly (readonly Seen[])[],
  inDifferences: boolean,
  level: number,
): Cell<CrossSectionDifference> {
  if (cells.some((cell) => new Set(cell.map((s) => s.site)).size < FEWEST_SITES))
    return { kind: 'not_estimable', reason: 'too_few_clusters' };
  const column = (of: (s: Seen) => number): Column => Float64Array.from(seen, of);
  return estimated(() => {
    const { n, clusters, estimate, se, t, df, p, interval } = clusteredDifference(
      column((s) => s.score),
      column((s) => (inDifferences ? s.atEndline * s.treated : s.atEndline)),
      inDifferences ? [column((s) => s.atEndline), column((s) => s.treated)] : [],
      column((s) => s.site),
      level,
    );
    const at = (wave: number) => seen.filter((s) => s.atEndline === wave).length;
    return { n, nBaseline: at(0), nEndline: at(1), clusters, estimate, se, t, df, p, interval };
  });
}

const REASON: BilingualText = {
  zh: '末线有得分的人中，不到一半在基线也有得分：两轮多为不同的儿童，作为重复横断面比较，采用按站点聚类的 CR2 标准误；两组之间比较两轮均值之差（双重差分）。',
  en: 'Fewer than half of those scored at endline were scored at baseline: the waves hold mostly different children and are compared as repeated cross-sections, with CR2 standard errors by site; arms by the difference of their differences between waves.',
};

function sentenceOf(
  cell: Cell<CrossSectionDifference>,
  arms: readonly string[],
  unit: BilingualText,
): BilingualText {
  if (cell.kind === 'suppressed') return HIDDEN;
  if (cell.kind === 'not_estimable') return cell.reason === 'not_comparable' ? NOT_COMPARABLE : NO_FIGURE;
  const { zh, en } = intervalText(cell.interval);
  const isClear = cell.interval.low > 0 || cell.interval.high < 0;
  const figure = {
    zh: `（${zh}，${nText(cell.n)}）。${DIFFERENT.zh}`,
    en: ` (${en}, ${nText(cell.n)}). ${DIFFERENT.en}`,
  };
  const size = points(isClear ? Math.abs(cell.estimate) : cell.estimate);
  const [upZh, upEn] = cell.estimate > 0 ? ['高', 'higher'] : ['低', 'lower'];
  const between = (language: 'zh' | 'en') => arms.map((arm) => armWords(arm)[language]).join(' − ');
  if (arms.length === 2)
    return {
      zh: `各轮所有参与者，两轮均值之差的组间差（${between('zh')}）：${isClear ? '' : '未见明确差异，'}${points(cell.estimate)} ${unit.zh}${figure.zh}`,
      en: `Everybody at each wave, difference of the arms' differences between waves (${between('en')}): ${isClear ? '' : 'no clear difference, '}${points(cell.estimate)} ${unit.en}${figure.en}`,
    };
  return {
    zh: isClear
      ? `各轮所有参与者：末线均值比基线${upZh} ${size} ${unit.zh}${figure.zh}`
      : `各轮所有参与者：末线与基线之间未见明确差异，差值 ${size} ${unit.zh}${figure.zh}`,
    en: isClear
      ? `Everybody at each wave: the mean at endline was ${size} ${unit.en} ${upEn} than at baseline${figure.en}`
      : `Everybody at each wave: no clear difference between endline and baseline, ${size} ${unit.en}${figure.en}`,
  };
}

const DIFFERENT: BilingualText = {
  zh: '两轮多为不同的儿童，差异可能只因参与者不同。',
  en: 'The waves hold mostly different children, and who took part may be all that differs.',
};
const HIDDEN: BilingualText = {
  zh: '某一轮的人数过少，为保护参与者不予公布各轮之间的比较。',
  en: 'There are too few people at one wave to publish a comparison of waves without exposing them.',
};
const NO_FIGURE: BilingualText = {
  zh: '某一轮的参与者来自的站点太少，无法比较各轮的所有参与者。',
  en: 'People at one wave come from too few sites for a comparison of everybody at each wave.',
};
