import type { Frame } from './frame.js';
import { kindOf } from './outcome-kind.js';
import type { ChangeModel } from './within-arm.js';
import { NO_ARM, type OutcomeData, type StudyData } from './study.js';

/** An outcome with the frame that its units are seen in. */
export interface Units {
  readonly frame: Frame;
  readonly outcome: OutcomeData;
}

/**
 * Outcomes of sites are analysed with every site as one row and a site of its own, so that n counts sites and the rules
 * for few sites apply by themselves. Outcomes of people stay as they are.
 *
 * A site stands in the arm of its people, one without people in that of its records, and in none where they are of
 * several. Where it was rated more than once at a
 * wave its score is the mean; of yes-or-no outcomes and of categories the median stands, the lower of two. A site without a score counts
 * as enrolled and lost. Nothing about people is carried over.
 */
export function unitsOf(frame: Frame, outcome: OutcomeData): Units {
  if (outcome.unit !== 'site') return { frame, outcome };
  const { data, disclosure, design } = frame;
  const sites = [...rowsBySite(data).values()];
  const scores = outcome.scores.map((wave) =>
    Float64Array.from(sites, (rows) => ratingOf(outcome, wave, rows)),
  );
  const study: StudyData = {
    participants: sites.length,
    arm: Int32Array.from(sites, (rows) => armOf(data, rows)),
    site: Int32Array.from(sites.keys()),
    present: design.waves.map((_, wave) =>
      Uint8Array.from(sites, (__, site) => Number(!Number.isNaN(scores[wave]?.[site] ?? NaN))),
    ),
    facts: [],
    outcomes: [],
    duplicates: 0,
  };
  return {
    frame: { ...frame, data: study, disclosure: disclosure.ofSites ?? disclosure },
    outcome: { ...outcome, scores, items: scores.map(() => []), measurement: 'formative' },
  };
}

/** Rows by their site; all of a study's where none are given. */
export function rowsBySite(
  { site }: Pick<StudyData, 'site'>,
  rows: Iterable<number> = site.keys(),
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const row of rows) {
    const one = site[row] as number;
    const known = found.get(one);
    if (known) known.push(row);
    else found.set(one, [row]);
  }
  return found;
}

/** How the change of sites is estimated, in words of its own. */
export function modelOfSites(model: ChangeModel, sites: number): ChangeModel {
  if (model.method === 'paired_t') return model;
  return {
    ...model,
    reason: {
      zh: `单位是 ${String(sites)} 个站点，每个站点一行：平均变化采用 CR2 标准误与 Satterthwaite 自由度，配对检验并列给出。`,
      en: `The units are ${String(sites)} sites, one row each: the mean change has CR2 standard errors and Satterthwaite degrees of freedom, with the paired test beside it.`,
    },
  };
}

function ratingOf(outcome: OutcomeData, wave: Float64Array, rows: readonly number[]): number {
  const ratings = rows.map((row) => wave[row] ?? NaN).filter((score) => !Number.isNaN(score));
  if (kindOf(outcome) !== 'score') return ratings.sort((a, b) => a - b)[(ratings.length - 1) >> 1] ?? NaN;
  return ratings.reduce((sum, score) => sum + score, 0) / ratings.length;
}

/** The arm of a site, by its rows. */
export function armOf({ arm, recordedIn }: StudyData, rows: readonly number[]): number {
  const among = (column?: Int32Array) =>
    new Set(rows.map((row) => column?.[row] ?? NO_ARM).filter((a) => a >= 0));
  const ofPeople = among(arm);
  const [first = NO_ARM, ...others] = ofPeople.size > 0 ? ofPeople : among(recordedIn);
  return others.length === 0 ? first : NO_ARM;
}
