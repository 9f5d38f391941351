import type { BilingualText } from '@tongxing/contracts';
import { trimmedBounds, worstCaseBounds, type Bounds, type Column } from '@tongxing/statistics';
import type { DisclosedAttrition } from './attrition.js';
import { estimated, type Cell } from './cell.js';
import {
  countWhere,
  inOneList,
  isScored,
  rowsOfArm,
  rowsWhere,
  scoresAt,
  type Frame,
  type Rows,
} from './frame.js';
import { isReunited } from './loss-reason.js';
import { kindOf, UNITS, type OutcomeKind } from './outcome-kind.js';
import type { BoundsMethod, BoundsRow, LossBounds } from './results.js';
import type { OutcomeData } from './study.js';
import { points } from './wording.js';

/**
 * Bounds beside the main difference where more were lost than the boundary permits, or where children left to be with
 * their parents: whoever is missing then may well differ from those who stayed. Their width tells how many were lost, so
 * that they are withheld where that number is.
 *
 * @see Horowitz & Manski 2000, Journal of the American Statistical Association 95:77; Lee 2009, Review of Economic
 *   Studies 76:1071; domain.md 5, "Missing"
 */
export function boundsOf(
  frame: Frame,
  outcome: OutcomeData,
  pair: { treatment: string; comparison: string },
  attrition: DisclosedAttrition | undefined,
  areReasonsHidden: boolean,
): { bounds?: LossBounds } {
  if (!attrition) return {};
  const [treated, others] = [rowsOfArm(frame, pair.treatment), rowsOfArm(frame, pair.comparison)];
  const everybody = endlineOf(frame, outcome, treated, others);
  const isLost = (row: number) => !isScored(outcome, frame.endline, row);
  const reunited = (row: number) => isReunited(frame.data, row);
  const anyReunited =
    attrition.overall !== null &&
    [treated, others].some((rows) => rows.some((row) => isLost(row) && reunited(row)));
  const stayedOr = (rows: Rows) => rowsWhere(rows, (row) => !isLost(row) || reunited(row));
  const [low, high] = outcome.range;
  const worst = ({ endline, arm }: Endline) => estimated(() => worstCaseBounds(endline, arm, { low, high }));
  const tooMany = !attrition.withinBoundary;
  const lostBy = (rows: Rows) => {
    const lost = rowsWhere(rows, isLost);
    const back = countWhere(lost, reunited);
    return frame.disclosure.hideCounts([back, lost.length - back]);
  };
  const tellsReunited = areReasonsHidden || [treated, others].some((rows) => lostBy(rows).includes(null));
  const shown = (hidden: boolean, bounds: () => Cell<Bounds>): Cell<Bounds> =>
    hidden || attrition.overall === null ? { kind: 'suppressed' } : bounds();
  const rows: BoundsRow[] = [
    ...(tooMany ? [{ method: 'worst_case' as const, result: shown(false, () => worst(everybody)) }] : []),
    ...(anyReunited
      ? [
          {
            method: 'worst_case_reunited' as const,
            result: shown(tellsReunited, () =>
              worst(endlineOf(frame, outcome, stayedOr(treated), stayedOr(others))),
            ),
          },
        ]
      : []),
    ...(tooMany && frame.design.allocation === 'randomised'
      ? [
          {
            method: 'trimmed' as const,
            result: shown(false, () => estimated(() => trimmedBounds(everybody.endline, everybody.arm))),
          },
        ]
      : []),
  ];
  return rows.length === 0 ? {} : { bounds: { rows, sentence: boundsSentence(rows, kindOf(outcome)) } };
}

interface Endline {
  readonly endline: Column;
  readonly arm: Column;
}

/** Everybody of both arms; endline is NaN where it is missing. */
function endlineOf(frame: Frame, outcome: OutcomeData, treated: Rows, others: Rows): Endline {
  const rows = inOneList(treated, others);
  return {
    endline: scoresAt(outcome, frame.endline, rows),
    arm: new Float64Array(rows.length).fill(1, 0, treated.length),
  };
}

const ASSUMED: Readonly<Record<BoundsMethod, BilingualText>> = {
  worst_case: { zh: '不论流失的人得分如何', en: 'whatever became of those who were lost' },
  worst_case_reunited: {
    zh: '不论因与父母团聚而离开的孩子得分如何（不计其他流失者）',
    en: 'whatever became of the children who left to be with their parents, others who were lost left out',
  },
  trimmed: {
    zh: '只看无论分到哪一组都会留下的人（组别只朝一个方向影响去留）',
    en: 'among those who would have stayed in either arm, if the arm moved people one way only between staying and leaving',
  },
};

/** Between what a difference lies, and whether that leaves its direction open. */
function boundsSentence(rows: readonly BoundsRow[], kind: OutcomeKind): BilingualText {
  const told = rows.flatMap(({ method, result }) =>
    result.kind === 'estimated' ? [{ words: ASSUMED[method], ...result }] : [],
  );
  if (told.length === 0) return rows.some(({ result }) => result.kind === 'suppressed') ? WITHHELD : NONE;
  const unit = UNITS[kind];
  const zh = told
    .map((b) => `${b.words.zh}，在 ${points(b.low)} 至 ${points(b.high)} ${unit.zh}之间`)
    .join('；');
  const en = told
    .map((b) => `${b.words.en}, between ${points(b.low)} and ${points(b.high)} ${unit.en}`)
    .join('; ');
  const verdict = told.every(({ low, high }) => low > 0 || high < 0) ? SAME_WAY : OPEN;
  return {
    zh: `未调整的末线差值（不计抽样误差）：${zh}。${verdict.zh}`,
    en: `The unadjusted difference at endline lies, sampling error aside, ${en}. ${verdict.en}`,
  };
}

const SAME_WAY: BilingualText = {
  zh: '差异的方向不因流失而改变。',
  en: 'Those who were lost cannot have turned its direction.',
};
const OPEN: BilingualText = {
  zh: '界限包含零：仅凭流失就可能改变差异的方向，结论取决于如何看待流失的人。',
  en: 'The bounds hold zero: those who were lost could have turned its direction, so that it rests on what is thought of them.',
};
const WITHHELD: BilingualText = {
  zh: '流失人数过少，其界限会透露人数，不予公布。',
  en: 'Too few were lost: bounds would tell how many, and are withheld.',
};
const NONE: BilingualText = {
  zh: '数据不足，无法给出流失所致的界限。',
  en: 'There are too few data for bounds of what was lost.',
};
