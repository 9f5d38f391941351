import { addDays } from './calendar.js';
import type { Child } from './children.js';
import { drawsOf } from './draws.js';
import { sessionRecord, type ProjectShape } from './project-shape.js';
import type { Respondents } from './respondents.js';
import type { ScheduledWave } from './schedule.js';
import type { Sheet } from './sheets.js';

const ATTENDANCE = 'session-attendance';
const LOG = 'session-log';
/** Sessions that are kept of the three years, and the days between them. */
const SESSIONS = 30;
const APART = 35;
const AFTER_BASELINE = 21;
const CLOSED = 0.06;
const NOT_WRITTEN_DOWN = 0.02;

/** The days of sessions that lie between a wave and the next, or none. */
function daysAfter(wave: number, waves: readonly ScheduledWave[]): string[] {
  const [from, to] = [waves[wave], waves[wave + 1]];
  const [baseline] = waves;
  if (!baseline || !from || !to) return [];
  return Array.from({ length: SESSIONS }, (_, i) =>
    addDays(baseline.opensOn, AFTER_BASELINE + APART * i),
  ).filter((day) => day > from.closesOn && day < to.opensOn);
}

/** What the centres of the programme wrote down between a wave and the next: sessions held, and who came. */
export function sessionSheets(
  shape: ProjectShape,
  children: readonly Child[],
  wave: number,
  respondents: Respondents,
  waves: readonly ScheduledWave[],
  seed: number,
): Sheet[] {
  if (!shape.sessions) return [];
  const sheet = sheetsBy(respondents, seed, wave);
  return shape.sites
    .filter(({ arm }) => arm === shape.treated)
    .flatMap((site) =>
      daysAfter(wave, waves).flatMap((day) => {
        const draws = drawsOf(seed, site.code, day);
        const isOpen = !draws.chance(CLOSED);
        const log = sheet(LOG, sessionRecord(site), day, logOf(day, isOpen));
        if (!isOpen) return [log];
        return [
          log,
          ...children
            .filter((child) => isListed(child, site.code, wave, day))
            .map((child) => came(child, day, sheet)),
        ];
      }),
    );
}

type Writing = (
  instrument: string,
  about: string,
  on: string,
  told: Readonly<Record<string, unknown>>,
) => Sheet;

const sheetsBy =
  (respondents: Respondents, seed: number, wave: number): Writing =>
  (instrument, about, on, told) => {
    const respondent = respondents.to(instrument);
    return {
      about,
      wave,
      instrument,
      version: respondent.definition.version,
      respondent: 'adult',
      mode: 'paper',
      on,
      answers: respondent.fill(() => 0, told, drawsOf(seed, about, instrument, on)),
    };
  };

/** Of a child who declined at a wave nothing is kept until the next. */
const isListed = ({ agreed, leaves, site, met }: Child, code: string, wave: number, day: string): boolean =>
  agreed && met[wave] !== 'declined' && site.code === code && (leaves === undefined || day < leaves.on);

function came(child: Child, day: string, sheet: Writing): Sheet {
  const draws = drawsOf(child.traits.seed, child.code, 'session', day);
  const isThere = draws.chance(child.traits.attendance);
  const isKnown = !draws.chance(NOT_WRITTEN_DOWN);
  const at_came = !isKnown ? 'not_recorded' : isThere ? 'present' : 'absent';
  return sheet(ATTENDANCE, child.code, day, { at_date: day, at_came, at_how: 'paper' });
}

const logOf = (day: string, isOpen: boolean) => ({
  sl_date: day,
  sl_open: isOpen ? 'open' : 'closed',
  sl_planned_minutes: 90,
  sl_actual_minutes: 85,
  sl_children: 24,
  sl_volunteers: 2,
  sl_unit: 1,
});
