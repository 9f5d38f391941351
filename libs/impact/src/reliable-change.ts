import type { BilingualText } from '@tongxing/contracts';
import {
  completeCases,
  cronbachAlpha,
  describeSample,
  minimalDetectableChange,
  standardErrorOfMeasurement,
  type Column,
} from '@tongxing/statistics';
import { estimated, type Cell } from './cell.js';
import { disclosed, type Disclosure } from './disclosure.js';
import { changeOf, countIn, type Frame } from './frame.js';
import type { ReliableChange, ReliableShare } from './results.js';
import type { OutcomeData } from './study.js';
import { percentOf } from './wording.js';

/**
 * Shares of an arm that changed reliably, by the threshold 1.96 · SD · √(2(1 − reliability)). Standard deviation and
 * alpha are those of everybody scored at baseline, so that one threshold serves all arms.
 *
 * @param before,after an arm's scores; NaN where missing; a pair counts when both are there
 * @returns `not_estimable` with reason `unreliable` where alpha is not above zero
 * @see Jacobson & Truax 1991, Journal of Consulting and Clinical Psychology 59:12
 */
export function reliableShare(
  frame: Frame,
  outcome: OutcomeData,
  before: Column,
  after: Column,
): ReliableShare {
  const result = disclosed(frame.disclosure, reliableChange(frame, outcome, before, after));
  return { result, sentence: reliableSentence(result) };
}

function reliableChange(
  { baseline, disclosure }: Frame,
  { scores, items }: OutcomeData,
  before: Column,
  after: Column,
): Cell<ReliableChange> {
  const alpha = estimated(() => cronbachAlpha(items[baseline] ?? []));
  if (alpha.kind !== 'estimated') return alpha;
  if (alpha.alpha <= 0) return { kind: 'not_estimable', reason: 'unreliable' };
  return estimated(() => {
    const { sd } = describeSample(scores[baseline] ?? new Float64Array());
    const threshold = minimalDetectableChange(standardErrorOfMeasurement(sd, alpha.alpha));
    const counted = countsBeyond(threshold, before, after, disclosure);
    return { reliability: alpha.alpha, threshold, ...counted };
  });
}

function countsBeyond(threshold: number, before: Column, after: Column, { hideCounts }: Disclosure) {
  const [first, second] = completeCases([before, after]) as [Column, Column];
  const changes = changeOf(first, second);
  const up = countIn(changes, (change) => change > threshold);
  const down = countIn(changes, (change) => change < -threshold);
  const n = changes.length;
  const [higher = null, unchanged = null, lower = null] = hideCounts([up, n - up - down, down]);
  return { n, higher, unchanged, lower };
}

function reliableSentence(cell: Cell<ReliableChange>): BilingualText {
  if (cell.kind === 'suppressed') return HIDDEN;
  if (cell.kind === 'not_estimable') return cell.reason === 'unreliable' ? UNRELIABLE : TOO_FEW;
  const { n, higher, lower } = cell;
  if (higher === null || lower === null) return HIDDEN;
  return {
    zh: `${String(n)} 人中，${percentOf(higher, n)} 的得分升高、${percentOf(lower, n)} 的得分降低，幅度超出测量误差；其余个体的变化与测量误差无法区分。`,
    en: `Of ${String(n)} people, ${percentOf(higher, n)} scored higher and ${percentOf(lower, n)} lower by more than measurement error; the changes of the others cannot be told from it.`,
  };
}

const HIDDEN: BilingualText = {
  zh: '个体层面可靠变化的人数过少，为保护参与者不予公布。',
  en: 'Too few people changed reliably, or did not, to publish how many.',
};
const UNRELIABLE: BilingualText = {
  zh: '量表在基线的内部一致性不足，无法判断个体变化是否超出测量误差。',
  en: 'The scale was not consistent at baseline, so that no single change can be told from measurement error.',
};
const TOO_FEW: BilingualText = {
  zh: '数据不足，无法判断个体变化是否超出测量误差。',
  en: 'There are too few data to tell single changes from measurement error.',
};
