import type { InstrumentDefinition, Questionnaire } from '../definition.js';
import type { Fault } from '../fault.js';
import { isInterviewerNote } from '../presentation/index.js';
import { BAND_LIMITS, bandOf, isScript } from './blueprint.js';
import { isNegated } from './negation.js';
import { questionsIn, textsIn, type LintQuestion, type LintText } from './texts.js';

const FILE = 'questionnaire.json';

/** Faults in what one instrument says: translation, length, negation, ways not to answer. */
export function wordingFaults(definition: InstrumentDefinition): Fault[] {
  const { questionnaire } = definition;
  if (!questionnaire) return [];
  return [
    ...untranslated(questionnaire),
    ...tooLong(definition, questionnaire),
    ...negated(definition, questionnaire),
    ...labelled(questionnaire),
    ...(needsWayOut(definition) ? withoutWayOut(questionnaire) : []),
  ];
}

const fault = (code: Fault['code'], at: string, message: string): Fault => ({ code, file: FILE, at, message });

const untranslated = (questionnaire: Questionnaire): Fault[] =>
  textsIn(questionnaire).flatMap(({ at, zh, en }) => {
    const lacking = [...(zh.trim() === '' ? ['zh-cn'] : []), ...(en.trim() === '' ? ['default (en)'] : [])];
    return lacking.map((language) => fault('translation-missing', at, `no text in ${language}`));
  });

function tooLong({ instrument }: InstrumentDefinition, questionnaire: Questionnaire): Fault[] {
  const band = bandOf(instrument);
  if (!band) return [];
  const { clause } = BAND_LIMITS[band];
  return textsIn(questionnaire)
    .filter(({ zh }) => !isInterviewerNote(zh))
    .flatMap((text) => longClauses(text, clause));
}

const longClauses = ({ at, zh }: LintText, limit: number): Fault[] =>
  clausesOf(zh)
    .filter((clause) => clause.length > limit)
    .map((clause) =>
      fault(
        'text-too-long',
        at,
        `${clause.join('')} has ${String(clause.length)} characters of ${String(limit)}`,
      ),
    );

/** What is spoken between two pauses, as its characters; mark-up, white space and quotation marks are not spoken. */
function clausesOf(zh: string): string[][] {
  const spoken = zh.replace(/<[^>]*>/g, '').replace(/[\s“”‘’]/g, '');
  return spoken.split(/[，。；：？！、（）…]/).map((clause) => [...clause]);
}

function negated({ instrument, key }: InstrumentDefinition, questionnaire: Questionnaire): Fault[] {
  const band = bandOf(instrument);
  if (band !== 'a' && band !== 'b') return [];
  return questionsIn(questionnaire)
    .filter(({ name }) => Object.hasOwn(key.items, name))
    .filter(({ stem }) => isNegated(stem.zh))
    .map(({ stem }) => fault('item-negated', stem.at, 'an item for children under 12 holds a negation'));
}

/** Left-behind status is worked out from where the parents are; as a word it is asked of nobody (domain.md 0, finding 1). */
const LABEL = /留守|left[\s-]behind/i;

const labelled = (questionnaire: Questionnaire): Fault[] =>
  textsIn(questionnaire)
    .filter(({ zh, en }) => LABEL.test(zh) || LABEL.test(en))
    .map(({ at }) => fault('label-asked', at, 'the text says the label that is computed from raw answers'));

const needsWayOut = ({ instrument, provenance: { respondent } }: InstrumentDefinition): boolean =>
  (respondent === 'child' || respondent === 'guardian') && !isScript(instrument);

/** A rating has no room for other answers: it may be left out. Free numbers come with a question of their own. */
const withoutWayOut = (questionnaire: Questionnaire): Fault[] =>
  questionsIn(questionnaire)
    .filter(({ type }) => type === 'radiogroup' || type === 'checkbox')
    .flatMap((question) => missingCodes(question));

const missingCodes = ({ name, choices }: LintQuestion): Fault[] =>
  ['dont_know', 'rather_not_say']
    .filter((code) => !choices.some((choice) => choice.value === code))
    .map((code) => fault('missing-code-absent', name, `the answer ${code} is not offered`));
