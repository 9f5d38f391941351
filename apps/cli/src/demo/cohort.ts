import type { InstrumentDefinition } from '@tongxing/instruments';
import { consentSheets, sheetsOfWave } from './child-sheets.js';
import { childrenOf, type Child } from './children.js';
import type { ProjectShape } from './project-shape.js';
import { Respondents } from './respondents.js';
import { scheduleFrom, type ScheduledWave } from './schedule.js';
import { sessionSheets } from './session-sheets.js';
import type { Sheet } from './sheets.js';
import { villageSheets } from './village-sheets.js';

/** An invented cohort: its children, and what is filled in about them wave by wave. Nobody in it is a real person. */
export interface Cohort {
  readonly shape: ProjectShape;
  readonly waves: readonly ScheduledWave[];
  readonly children: readonly Child[];
  /** Guardians' consents and carers' permissions. */
  consents(): Sheet[];
  /** Everything of one wave, and what centres wrote down until the next. */
  sheets(wave: number): Sheet[];
}

/**
 * The cohort that belongs to a seed: the same seed, shape and first day give the same answers.
 *
 * @param baseline first day of the first wave, `YYYY-MM-DD`
 */
export function cohortOf(
  shape: ProjectShape,
  definitions: readonly InstrumentDefinition[],
  baseline: string,
  seed: number,
): Cohort {
  const waves = scheduleFrom(baseline);
  const children = childrenOf(shape, waves, seed);
  const respondents = new Respondents(definitions);
  return {
    shape,
    waves,
    children,
    consents: () => children.flatMap((child) => consentSheets(child, respondents, waves)),
    sheets: (wave) => [
      ...children.flatMap((child) => sheetsOfWave(child, wave, shape, respondents, waves)),
      ...villageSheets(shape, wave, respondents, waves, seed),
      ...sessionSheets(shape, children, wave, respondents, waves, seed),
    ],
  };
}
