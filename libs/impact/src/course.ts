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
import { distinctIn, rowsOfArm, scoresAt, sitesAt, type Frame, type Rows } from './frame.js';
import { FEWEST_SITES } from './model-choice.js';
import type { ChangeSince, SampleMean, WaveStep } from './results.js';
import { kindOf } from './outcome-kind.js';
import { shareFigures } from './shares.js';
import type { OutcomeData } from './study.js';
import { meanChange } from './within-arm.js';
import type { WithheldOutcome } from './withheld.js';

/**
 * Every arm at every wave: everybody scored then, as a cross-section, and how far those scored at baseline too had
 * come since, as a panel.
 */
export const courseOf = (frame: Frame, outcome: OutcomeData, withheld: WithheldOutcome): WaveStep[] =>
  frame.design.arms.flatMap((arm, i) => {
    const rows = rowsOfArm(frame, arm);
    return frame.design.waves.map(({ code }, wave) => ({
      arm,
      wave: code,
      everyone: shown(everyoneAt(frame, outcome, wave, rows), withheld.everyone[i]?.[wave]),
      ...(wave > frame.baseline && {
        change: shown(changeAt(frame, outcome, wave, rows), withheld.change[i]?.[wave]),
      }),
    }));
  });

const shown = <T>(cell: Cell<T>, isHidden = false): Cell<T> =>
  isHidden && cell.kind === 'estimated' ? { kind: 'suppressed' } : cell;

const everyoneAt = (frame: Frame, outcome: OutcomeData, wave: number, rows: Rows): Cell<SampleMean> =>
  estimated(() => meanOf(scoresAt(outcome, wave, rows), sitesAt(frame, rows), frame.plan.level));

/** Errors go by site where there are enough. */
function meanOf(scores: Column, site: Column, level: number): SampleMean {
  const { n, mean, sd } = describeSample(scores);
  if (isRounding(sd, [scores])) throw new NotEstimable('no_variance');
  if (distinctIn(site, (row) => !Number.isNaN(scores[row])).size >= FEWEST_SITES)
    return { n, mean, sd, interval: clusteredMean(scores, site, level).interval };
  return { n, mean, sd, interval: symmetric(mean, studentCritical(level, n - 1) * (sd / Math.sqrt(n)), level) };
}

function changeAt(frame: Frame, outcome: OutcomeData, wave: number, rows: Rows): Cell<ChangeSince> {
  const pairs = {
    before: scoresAt(outcome, frame.baseline, rows),
    after: scoresAt(outcome, wave, rows),
    site: sitesAt(frame, rows),
  };
  const { level } = frame.plan;
  const found =
    kindOf(outcome) === 'yes_no'
      ? shareFigures(pairs, frame.disclosure, level).main
      : estimated(() => meanChange(pairs, level));
  if (found.kind !== 'estimated') return comparable(outcome.link, found);
  const { n, change, p, interval } = found;
  return comparable(outcome.link, { kind: 'estimated', n, change, p, interval });
}
