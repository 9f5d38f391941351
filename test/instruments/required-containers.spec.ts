import {
  answerValidator,
  surveyCoreValidator,
  validationPath,
  type InstrumentDefinition,
  type Questionnaire,
} from '@tongxing/instruments';

const text = (name: string, more: object = {}) => ({ type: 'text', name, ...more });

const panel = (rule: object, ...elements: object[]) =>
  ({
    pages: [{ name: 'page', elements: [{ type: 'panel', name: 'panel', ...rule, elements }] }],
  }) as Questionnaire;

const page = (rule: object, ...elements: object[]) =>
  ({
    pages: [
      { name: 'page', ...rule, elements },
      { name: 'next', elements: [text('c')] },
    ],
  }) as Questionnaire;

const missing = (question: string) => [{ code: 'answer-required', question }];
const required = { isRequired: true };

describe('a page or panel of which one answer is required', () => {
  it.each<[string, Questionnaire, object, object[]]>([
    ['a panel without any', panel(required, text('a'), text('b')), {}, missing('a')],
    ['a panel with the second', panel(required, text('a'), text('b')), { b: 'x' }, []],
    ['a page without any', page(required, text('a'), text('b')), { c: 'x' }, missing('a')],
    ['a page with one', page(required, text('a'), text('b')), { a: 'x' }, []],
    ['a page whose condition holds', page({ requiredIf: '{c} = 1' }, text('a')), { c: '1' }, missing('a')],
    ['a page whose condition does not hold', page({ requiredIf: '{c} = 1' }, text('a')), { c: '2' }, []],
    [
      'a panel whose first question is hidden',
      panel(required, text('a', { visibleIf: '{b} = 1' }), text('b')),
      {},
      missing('b'),
    ],
    ['a panel that is hidden', panel({ ...required, visibleIf: '{c} = 1' }, text('a')), {}, []],
    ['a panel that asks nothing', panel(required, text('a', { visible: false })), {}, []],
    ['a panel inside that is required by itself', panel({}, text('a', required)), {}, missing('a')],
  ])('%s', (_, questionnaire, answers, problems) => {
    expect(surveyCoreValidator(questionnaire)(answers as Record<string, unknown>)).toEqual(problems);
  });

  it.each([
    ['a panel', panel(required, text('a'))],
    ['a page', page(required, text('a'))],
    ['a page on condition', page({ requiredIf: '{c} = 1' }, text('a'))],
  ])('%s is survey-core’s to judge, so that both ways agree', (_, questionnaire) => {
    const definition = { questionnaire, key: { items: {}, scales: [] } } as unknown as InstrumentDefinition;
    expect(validationPath(definition).path).toBe('survey-core');
    for (const answers of [{}, { a: 'x' }, { c: '1' }])
      expect(answerValidator(definition)(answers)).toEqual(surveyCoreValidator(questionnaire)(answers));
  });

  it('is asked of the next respondent anew', () => {
    const problems = surveyCoreValidator(panel(required, text('a')));
    expect([problems({}), problems({ a: 'x' }), problems({})]).toEqual([missing('a'), [], missing('a')]);
  });
});
