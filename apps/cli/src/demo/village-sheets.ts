import { addDays } from './calendar.js';
import { drawsOf } from './draws.js';
import { villageRecord, type ProjectShape } from './project-shape.js';
import type { Respondents } from './respondents.js';
import type { ScheduledWave } from './schedule.js';
import type { Sheet } from './sheets.js';
import { Traits } from './traits.js';

const CHECKLIST = 'protection-system-checklist';
const VISITS = 12;

/** The child-protection checklist of every village at one wave. */
export function villageSheets(
  shape: ProjectShape,
  wave: number,
  respondents: Respondents,
  waves: readonly ScheduledWave[],
  seed: number,
): Sheet[] {
  return shape.villages.map((village, i) => {
    const about = villageRecord(village);
    const respondent = respondents.to(CHECKLIST);
    const traits = new Traits({ ...shape, sessions: false }, village, about, waves, seed);
    return {
      about,
      wave,
      instrument: CHECKLIST,
      version: respondent.definition.version,
      respondent: 'enumerator',
      mode: 'interviewer',
      on: addDays(waves[wave]?.opensOn ?? '', i % VISITS),
      answers: respondent.fill((trait) => traits.at(trait, wave), {}, drawsOf(seed, about, CHECKLIST, wave)),
    };
  });
}
