import {
  clusteredMean,
  describeSample,
  isRounding,
  NotEstimable,
  studentCritical,
  symmetric,
  type Column,
} from '@tongxing/statistics';
import { comparable, estimated, type Cell } from './cell.js';
import { disclosed } from './disclosure.js';
import { rowsOfArm, scoresAt, sitesAt, type Frame } from './frame.js';
import { FEWEST_SITES } from './model-choice.js';
import { kindOf } from './outcome-kind.js';
import type { ChangeSince, SampleMean, WaveStep } from './results.js';
import { sharesMayBeShown } from './shares.js';
import type { OutcomeData } from './study.js';
import { meanChange } from './within-arm.js';

/**
 * Every arm at every wave: everybody scored then, as a cross-section, and how far those scored at baseline too had
 * come since, as a panel.
 */
export const courseOf = (frame: Frame, outcome: OutcomeData): WaveStep[] =>
  frame.design.arms.flatMap((arm) => {
    const rows = rowsOfArm(frame, arm);
    return frame.design.waves.map(({ code }, wave) => ({
      arm,
      wave: code,
      everyone: everyoneAt(frame, outcome, wave, rows),
      ...(wave > frame.baseline && { change: changeAt(frame, outcome, wave, rows) }),
    }));
  });

/**
 * Withheld too where it would give away the few who have a score at only one of baseline and endline: their mean
 * is the difference between this one and that of the pairs.
 */
function everyoneAt(
  frame: Frame,
  outcome: OutcomeData,
  wave: number,
  rows: readonly number[],
): Cell<SampleMean> {
  const scores = scoresAt(outcome, wave, rows);
  const mean = disclosed(
    frame.disclosure,
    estimated(() => meanOf(scores, sitesAt(frame, rows), frame.plan.level)),
  );
  if (kindOf(outcome) === 'yes_no' && !sharesMayBeShown(frame.disclosure, scores))
    return { kind: 'suppressed' };
  const other = wave === frame.baseline ? frame.endline : wave === frame.endline ? frame.baseline : undefined;
  if (other === undefined) return mean;
  const there = scoresAt(outcome, other, rows);
  const unpaired = scores.filter((s, row) => !Number.isNaN(s) && Number.isNaN(there[row])).length;
  return unpaired > 0 && unpaired < frame.disclosure.minimum ? { kind: 'suppressed' } : mean;
}

/** Errors go by site where there are enough. */
function meanOf(scores: Column, site: Column, level: number): SampleMean {
  const { n, mean, sd } = describeSample(scores);
  const there = (_: number, row: number) => !Number.isNaN(scores[row]);
  if (isRounding(sd, [scores.filter(there)])) throw new NotEstimable('no_variance');
  if (new Set(site.filter(there)).size >= FEWEST_SITES)
    return { n, mean, sd, interval: clusteredMean(scores, site, level).interval };
  return { n, mean, sd, interval: symmetric(mean, studentCritical(level, n - 1) * (sd / Math.sqrt(n)), level) };
}

function changeAt(
  frame: Frame,
  outcome: OutcomeData,
  wave: number,
  rows: readonly number[],
): Cell<ChangeSince> {
  const pairs = {
    before: scoresAt(outcome, frame.baseline, rows),
    after: scoresAt(outcome, wave, rows),
    site: sitesAt(frame, rows),
  };
  const change = estimated(() => {
    const { n, change, p, interval } = meanChange(pairs, frame.plan.level);
    return { n, change, p, interval };
  });
  return disclosed(frame.disclosure, comparable(outcome.link, change));
}
