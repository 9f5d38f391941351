import { cronbachAlpha } from '@tongxing/statistics';
import { estimated } from './cell.js';
import { disclosed } from './disclosure.js';
import type { Frame } from './frame.js';
import type { WaveQuality } from './results.js';
import type { OutcomeData } from './study.js';

/** How many were scored at each wave, how many of them at the ends of the scale, and how it hung together. */
export function qualityOf({ design, disclosure }: Frame, outcome: OutcomeData): WaveQuality[] {
  return design.waves.map(({ code }, wave) => {
    const scores = (outcome.scores[wave] ?? new Float64Array()).filter((s) => !Number.isNaN(s));
    const [scored = null] = disclosure.hideCounts([scores.length]);
    const alpha = () => estimated(() => cronbachAlpha(outcome.items[wave] ?? []));
    return {
      wave: code,
      scored,
      ...(scored === null ? { floor: null, ceiling: null } : endsOf(disclosure, outcome, scores)),
      ...(outcome.measurement === 'reflective' && { alpha: disclosed(disclosure, alpha()) }),
    };
  });
}

function endsOf({ hideCounts }: Frame['disclosure'], { range }: OutcomeData, scores: Float64Array) {
  const at = (end: number) => scores.filter((s) => s === end).length;
  const [atFloor, atCeiling] = [at(range[0]), at(range[1])];
  const [floor = null, ceiling = null] = hideCounts([atFloor, atCeiling, scores.length - atFloor - atCeiling]);
  return { floor, ceiling };
}
