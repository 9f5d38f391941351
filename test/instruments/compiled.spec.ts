import fc from 'fast-check';
import { readVersion, versionFolders } from '@tongxing/api';
import {
  answerValidator,
  surveyCoreValidator,
  validationPath,
  type InstrumentDefinition,
  type Questionnaire,
} from '@tongxing/instruments';
import { compileQuestionnaire, judge } from '../../libs/instruments/src/compiled/index.js';
import { answersTo } from '../factories/answers.js';
import { EVERY_COMPILED_PROPERTY } from './every-compiled-property.js';

const SEED = 20261125;

const SHIPPED = versionFolders('surveys').flatMap((folder): [string, Questionnaire][] => {
  const read = readVersion(folder);
  const questionnaire = 'definition' in read ? read.definition.questionnaire : undefined;
  return questionnaire ? [[`${folder.instrument}@${folder.version}`, questionnaire]] : [];
});

const JUDGED: readonly [string, Questionnaire][] = [
  ['every compiled property', EVERY_COMPILED_PROPERTY],
  ...SHIPPED,
];

const versionOf = (questionnaire: Questionnaire) => ({ questionnaire }) as unknown as InstrumentDefinition;

describe.each(JUDGED)('the compiled validator on %s', (_, questionnaire) => {
  it('gives the verdict of survey-core on any answers', () => {
    const ours = answerValidator(versionOf(questionnaire));
    const oracle = surveyCoreValidator(questionnaire);
    fc.assert(
      fc.property(answersTo(questionnaire), (answers) => {
        expect(ours(answers)).toEqual(oracle(answers));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('keeps nothing of one respondent for the next', () => {
    const kept = answerValidator(versionOf(questionnaire));
    fc.assert(
      fc.property(fc.array(answersTo(questionnaire), { minLength: 2, maxLength: 3 }), (respondents) => {
        const [last] = respondents.slice(-1);
        for (const answers of respondents) kept(answers);
        expect(kept(last ?? {})).toEqual(answerValidator(versionOf(questionnaire))(last ?? {}));
      }),
      { seed: SEED, numRuns: 4 },
    );
  });
});

describe('the compiled validator', () => {
  it('covers the questionnaire of every compiled property, and decides on most answers alone', () => {
    const compiled = compileQuestionnaire(EVERY_COMPILED_PROPERTY);
    expect(compiled).not.toHaveProperty('outside');
    if (!('plan' in compiled)) return;
    const samples = fc.sample(answersTo(EVERY_COMPILED_PROPERTY), { seed: SEED, numRuns: 200 });
    expect(samples.filter((answers) => judge(compiled.plan, answers) !== undefined).length).toBeGreaterThan(
      100,
    );
  });

  it('never prints an answer', () => {
    const print = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    answerValidator(versionOf(EVERY_COMPILED_PROPERTY))({ q9: 'my secret' });
    surveyCoreValidator(EVERY_COMPILED_PROPERTY)({ q9: 'my secret' });
    expect(print).not.toHaveBeenCalled();
    print.mockRestore();
  });

  it('does not change the answers it is given', () => {
    const answers = Object.freeze({ q1: 1, q3: Object.freeze(['a', 'b']) });
    expect(() => answerValidator(versionOf(EVERY_COMPILED_PROPERTY))(answers)).not.toThrow();
  });

  it.each<[string, object, string]>([
    ['a repeated panel', { type: 'paneldynamic', name: 'q' }, 'question-type'],
    ['a default value', { type: 'text', name: 'q', defaultValue: 'x' }, 'property'],
    [
      'choices that depend',
      { type: 'radiogroup', name: 'q', choices: [1], choicesVisibleIf: '{x} = 1' },
      'property',
    ],
    [
      'a choice with a condition',
      { type: 'radiogroup', name: 'q', choices: [{ value: 1, visibleIf: '1=1' }] },
      'property',
    ],
    ['choices that survey-core takes for one', { type: 'radiogroup', name: 'q', choices: [1, '1'] }, 'choices'],
    ['the clock', { type: 'text', name: 'q', visibleIf: '{q} = today()' }, 'function'],
    ['a variable from outside', { type: 'text', name: 'q', visibleIf: '{elsewhere} = 1' }, 'variable'],
    ['a row of a matrix', { type: 'text', name: 'q', visibleIf: '{q.row} = 1' }, 'variable'],
    ['an expression that cannot be read', { type: 'text', name: 'q', visibleIf: '{q} ===' }, 'expression'],
    ['a range that moves', { type: 'text', name: 'q', inputType: 'date', min: '=today()' }, 'value'],
    [
      'a pattern that cannot be read',
      { type: 'text', name: 'q', validators: [{ type: 'regex', regex: '(' }] },
      'value',
    ],
    [
      'a warning',
      { type: 'text', name: 'q', validators: [{ type: 'email', notificationType: 'warning' }] },
      'property',
    ],
  ])('leaves %s to survey-core and says why', (_, question, code) => {
    const path = validationPath(versionOf({ elements: [question] } as unknown as Questionnaire));
    expect(path).toMatchObject({
      path: 'survey-core',
      outside: [{ code, at: expect.stringContaining('q') as string }],
    });
  });

  it('leaves calculated values that wait for each other to survey-core', () => {
    const circle = [
      { name: 'a', expression: '{b} + 1' },
      { name: 'b', expression: '{a} + 1' },
    ];
    const path = validationPath(versionOf({ calculatedValues: circle, elements: [] }));
    expect(path).toMatchObject({ outside: [{ code: 'calculated-value' }] });
  });
});
