import { readFileSync } from 'node:fs';
import { leftBehindStatus, LEFT_BEHIND_VARIABLES } from '@tongxing/scoring';
import { questionsIn } from '../factories/answers.js';

const FOLDER = 'surveys/guardian-survey/1.0.0';
const VISIT = '2026-11-25';

const read = (file: string) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Record<string, unknown>;
const answersOf = (example: string) => read(`examples/${example}.json`)['answers'] as Record<string, unknown>;

it('the guardian survey asks every answer that left-behind status is worked out from', () => {
  const asked = questionsIn(read('questionnaire.json')).map(({ name }) => name);
  expect(LEFT_BEHIND_VARIABLES.filter((item) => !asked.includes(item))).toEqual([]);
});

it('a child of eleven whose father left in 2021 and whose mother is at home is left behind by the census only', () => {
  expect(leftBehindStatus(answersOf('typical-11-father-away'), VISIT)).toEqual({
    LBC_2016: 'no',
    LBC_census: 'yes',
    both_parents_away: 'no',
    mother_away: 'no',
    father_away: 'yes',
    lives_alone: 'no',
    skip_generation: 'no',
    months_away: { atLeast: 61, atMost: 62 },
    weekly_contact_met: 'yes',
    entrusted_notice_met: 'not_applicable',
    boarding: 'no',
  });
});

it('of a guardian who answers nothing but "don’t know", nothing is known', () => {
  const answers = Object.fromEntries(LEFT_BEHIND_VARIABLES.map((item) => [item, 'dont_know']));
  const { months_away: months, ...flags } = leftBehindStatus(answers, VISIT);
  expect(months).toBeUndefined();
  expect(new Set(Object.values(flags))).toEqual(new Set(['unknown']));
});
