import { cronbachAlpha } from '@tongxing/statistics';
import { estimated, type Cell } from './cell.js';
import { disclosed } from './disclosure.js';
import { countIn, type Frame } from './frame.js';
import { kindOf } from './outcome-kind.js';
import type { ScaleAlpha, WaveQuality } from './results.js';
import type { OutcomeData } from './study.js';
import type { WithheldOutcome } from './withheld.js';

/** How many were scored at each wave, how many of them at the ends of the scale, and how it hung together. */
export function qualityOf(
  { design, disclosure }: Frame,
  outcome: OutcomeData,
  withheld: WithheldOutcome,
): WaveQuality[] {
  return design.waves.map(({ code }, wave) => {
    const scores = outcome.scores[wave] ?? new Float64Array();
    const scored = countIn(scores, (s) => !Number.isNaN(s));
    const isHidden = withheld.scored[wave] === true;
    const alpha = (): Cell<ScaleAlpha> => {
      const cell = disclosed(
        disclosure,
        estimated(() => cronbachAlpha(outcome.items[wave] ?? [])),
      );
      return isHidden && cell.kind === 'estimated' ? { ...cell, n: null } : cell;
    };
    return {
      wave: code,
      scored: isHidden ? null : scored,
      ...endsOf(disclosure, outcome, { scores, scored }, isHidden),
      ...(outcome.measurement === 'reflective' && { alpha: alpha() }),
    };
  });
}

/** Terwee 2007: per cent at one end of a scale above which it cannot tell people there apart. */
const MOST_AT_AN_END = 15;

/** Of yes and no, and of categories, the ends are no floor and no ceiling, and how many stand there is told elsewhere. */
function endsOf(
  { hideCounts }: Frame['disclosure'],
  outcome: OutcomeData,
  { scores, scored }: { readonly scores: Float64Array; readonly scored: number },
  isHidden: boolean,
): Pick<WaveQuality, 'floor' | 'ceiling' | 'crowded'> {
  if (kindOf(outcome) !== 'score')
    return { floor: null, ceiling: null, crowded: { floor: false, ceiling: false } };
  const { range } = outcome;
  const at = (end: number) => countIn(scores, (s) => s === end);
  const [atFloor, atCeiling] = [at(range[0]), at(range[1])];
  const isCrowded = (count: number) => 100 * count > MOST_AT_AN_END * scored;
  const crowded = { floor: isCrowded(atFloor), ceiling: isCrowded(atCeiling) };
  if (isHidden) return { floor: null, ceiling: null, crowded };
  const [floor = null, ceiling = null] = hideCounts([atFloor, atCeiling, scored - atFloor - atCeiling]);
  return { floor, ceiling, crowded };
}
