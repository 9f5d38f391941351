import type { Answers } from '../score.js';
import { monthsSince, type MonthsPassed } from './months-since.js';
import { all, truth, type Truth } from './truth.js';

/** What the guardian survey says of one parent. */
export interface Parent {
  readonly away: Truth;
  readonly home: Truth;
  /** Of the present absence; undefined for a parent who is not away, or of whom it is not known. */
  readonly months: MonthsPassed | undefined;
  /** Moved across the boundary of the township, and six months ago or longer. */
  readonly movedHalfAYear: Truth;
  /** Whether this parent can act as guardian, as far as whereabouts tell. */
  readonly guardian: Truth;
}

const WHEREABOUTS = ['home', 'migrated', 'separated', 'deceased', 'other'];

const HALF_A_YEAR = 6;

/** @param on the day of the interview, to which absence is counted; undefined where it is not known */
export function parentIn(answers: Answers, who: 'mother' | 'father', on: string | undefined): Parent {
  const where = answers[`gs_${who}`];
  const isKnown = WHEREABOUTS.includes(where as string);
  const away = truth(isKnown ? where === 'migrated' : undefined);
  const left = answers[`gs_${who}_left`];
  const isCounted = away === 'yes' && typeof left === 'string' && on !== undefined;
  const months = isCounted ? monthsSince(left, on) : undefined;
  return {
    away,
    home: truth(isKnown ? where === 'home' : undefined),
    months,
    movedHalfAYear: all(
      away,
      acrossTownship(answers[`gs_${who}_place`], away),
      halfAYear(months, answers[`gs_${who}_months`], away),
    ),
    guardian: guardianship(where, answers['gs_parent_able']),
  };
}

const ELSEWHERE = ['same_county', 'same_province', 'other_province', 'abroad'];

function acrossTownship(place: unknown, away: Truth): Truth {
  if (away === 'no' || place === 'same_township') return 'no';
  return ELSEWHERE.includes(place as string) ? 'yes' : 'unknown';
}

/** Months away out of the last twelve, as the survey offers them. */
const LONG = ['6_8', '9_11', '12'];
const SHORT = ['0_2', '3_5'];

/** The month of leaving decides where it can; where it cannot, the months away out of the last twelve do. */
function halfAYear(months: MonthsPassed | undefined, ofTwelve: unknown, away: Truth): Truth {
  if (away === 'no') return 'no';
  if (months && months.atLeast >= HALF_A_YEAR) return 'yes';
  if (months && months.atMost < HALF_A_YEAR) return 'no';
  if (LONG.includes(ofTwelve as string)) return 'yes';
  return SHORT.includes(ofTwelve as string) ? 'no' : 'unknown';
}

const UNABLE = ['illness', 'disability', 'addiction', 'other'];

/**
 * A parent at home is as able as the answer says. One who has died cannot be a guardian. One who lives apart
 * or elsewhere remains a guardian in law, and nobody asked whether an able one.
 */
function guardianship(where: unknown, able: unknown): Truth {
  if (where === 'deceased') return 'no';
  if (where !== 'home') return 'unknown';
  if (able === 'able') return 'yes';
  return UNABLE.includes(able as string) ? 'no' : 'unknown';
}
