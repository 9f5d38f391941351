import type { BilingualText } from '@tongxing/contracts';
import { addDays } from './calendar.js';

/** One round of interviews. */
export interface ScheduledWave {
  readonly code: string;
  readonly name: BilingualText;
  readonly opensOn: string;
  readonly closesOn: string;
  /** Years since baseline. */
  readonly years: number;
  /** How much of what a programme brings has arrived, 0 to 1. */
  readonly reached: number;
}

const FIELD_DAYS = 14;
/** Days of a year: waves fall into the same weeks, since examinations and the New Year shift mood and contact. */
const YEAR = 365;
const YEARS = 3;

const WAVES = [
  { code: 'baseline', name: { zh: '基线', en: 'Baseline' }, years: 0, reached: 0 },
  {
    code: 'midline-1',
    name: { zh: '第一次中期', en: 'First midline' },
    years: 1,
    reached: 0.5,
  },
  {
    code: 'midline-2',
    name: { zh: '第二次中期', en: 'Second midline' },
    years: 2,
    reached: 0.8,
  },
  { code: 'endline', name: { zh: '末线', en: 'Endline' }, years: 3, reached: 1 },
] as const;

/** @param baseline the first day of the first wave, `YYYY-MM-DD` */
export const scheduleFrom = (baseline: string): ScheduledWave[] =>
  WAVES.map((wave) => {
    const opensOn = addDays(baseline, wave.years * YEAR);
    return { ...wave, opensOn, closesOn: addDays(opensOn, FIELD_DAYS - 1) };
  });

/**
 * The first day of baseline of a programme whose endline begins tomorrow: the plan is locked today, before any endline
 * answer, and everything else lies in the past.
 */
export const baselineOfProgrammeEnding = (today: string): string => addDays(today, 1 - YEARS * YEAR);
