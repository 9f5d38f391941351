import { flagSources, type RedFlag, type ScoringKey } from '@tongxing/instruments';
import type { Answers, ScaleScore } from '@tongxing/scoring';
import { raisedFlags } from './raised-flags.js';

/** Why an alert is raised: a red flag of a key, and where to look. It carries no answer. */
export interface AlertReason {
  readonly instrument: string;
  readonly version: string;
  readonly flag: string;
  readonly level: RedFlag['level'];
  /** The flag's name in both languages. */
  readonly name: RedFlag['name'];
  /** The items that the flag looks at. */
  readonly items: readonly string[];
  /** The scales that the flag looks at. */
  readonly scales: readonly string[];
}

/** What the safeguarding lead must hear of after one questionnaire. */
export interface AlertProposal {
  /** The most urgent of its reasons': 1 act now, 2 within 24 hours, 3 within 7 days. */
  readonly level: RedFlag['level'];
  /** Most urgent first; never empty. */
  readonly reasons: readonly AlertReason[];
}

type Key = Pick<ScoringKey, 'instrument' | 'version' | 'redFlags'>;

/**
 * The alert that one respondent's answers call for, or undefined where they call for none. All flags of a
 * questionnaire make one alert: it is one child who needs somebody, however many answers say so.
 *
 * The tablet and the server run this same function: the tablet when the questionnaire ends, without a network,
 * the server on receipt, in the submission's own transaction. Missing answers raise nothing (`raisedFlags`).
 *
 * @param scores what `scoreRespondent` gives for the same key and answers
 * @param cuts the project's own cuts by name; a condition on a cut that is not given does not hold
 * @see domain.md 3.8
 * @example alertProposal({ instrument: 'x', version: '1.0.0', redFlags: [{ id: 'alone', level: 1, name: { zh: '独处', en: 'Alone' }, when: [{ item: 'adult', in: ['no'] }] }] }, { adult: 'no' }, [])?.level // 1
 */
export function alertProposal(
  key: Key,
  answers: Answers,
  scores: readonly ScaleScore[],
  cuts: Readonly<Record<string, number>> = {},
): AlertProposal | undefined {
  const reasons = raisedFlags(key, answers, scores, cuts).map(({ flag, level }): AlertReason => {
    return { instrument: key.instrument, version: key.version, flag, level, ...describedIn(key, flag) };
  });
  const [first] = reasons;
  return first && { level: first.level, reasons };
}

function describedIn({ redFlags = [] }: Key, id: string) {
  const flag = redFlags.find((f) => f.id === id) as RedFlag;
  return { name: flag.name, ...flagSources(flag) };
}
