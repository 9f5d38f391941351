import { jsonLosses } from './json-losses.js';
import { importSurveyJs } from './survey-js.js';

const AS = { instrument: 'from-elsewhere', version: '1.0.0' };

const reasons = (json: unknown) => {
  const result = importSurveyJs(typeof json === 'string' ? json : JSON.stringify(json), AS);
  return 'faults' in result ? result.faults.map(({ code, message }) => `${code}: ${message}`) : [];
};

const asking = (...elements: object[]) => ({ pages: [{ name: 'p', elements }] });
const radio = { type: 'radiogroup', name: 'a', choices: [0, 1, 2] };

describe('a questionnaire from elsewhere is refused', () => {
  it.each([
    ['no JSON', '{', /^json-malformed/],
    ['a list', '[]', /^file-invalid/],
    ['a name that stands twice in one object', '{"title": "x", "title": "y"}', /"title" cannot be kept/],
    ['a number too long to keep', '{"title": 9007199254740993}', /9007199254740993 cannot be kept/],
    ['a question of an unknown type', asking({ type: 'nope', name: 'a' }), /unknown question type nope/],
    ['a question without a type', asking({ name: 'a' }), /unknown question type undefined/],
    ['a question without a name', asking({ type: 'text' }), /'name' is required/],
    ['a property that survey-core does not have', asking({ ...radio, shade: 1 }), /'radiogroup': 'shade'/],
    ['one of a choice', asking({ ...radio, choices: [{ value: 1, weight: 2 }] }), /'choiceitem': 'weight'/],
    ['one of the survey', { ...asking(radio), donor: 'x' }, /'survey': 'donor'/],
    ['a validator of an unknown type', asking({ ...radio, validators: [{ type: 'nope' }] }), /'validators'/],
    ['an expression that cannot be read', asking({ ...radio, visibleIf: '{b} =' }), /cannot be read/],
    ['a function that is not there', asking({ ...radio, visibleIf: 'ageOf({b}) > 8' }), /function ageOf/],
    ['two questions of one name', asking(radio, radio), /question-name-duplicate/],
    [
      'a panel that repeats questions of an unknown type',
      asking({ type: 'paneldynamic', name: 'a', templateElements: [{ type: 'nope', name: 'b' }] }),
      /unknown question type nope/,
    ],
    [
      'a cell of an unknown type',
      asking({ type: 'matrixdynamic', name: 'a', columns: [{ name: 'b', cellType: 'nope' }] }),
      /unknown cell type nope/,
    ],
  ])('for %s', (_, json, reason) => {
    expect(reasons(json)).toContainEqual(expect.stringMatching(reason));
  });

  it('with every reason at once', () => {
    const several = asking({ type: 'nope', name: 'a' }, { ...radio, shade: 1, visibleIf: '{b} =' });
    expect(reasons(several)).toHaveLength(3);
  });
});

describe('an accepted questionnaire', () => {
  const result = importSurveyJs(`\uFEFF${JSON.stringify({ title: 'Form', ...asking(radio) })}`, AS);
  const files = 'files' in result ? result.files : undefined;
  const read = (file: keyof NonNullable<typeof files>) => JSON.parse(files?.[file] ?? 'null') as unknown;

  it('is kept as it was', () => {
    expect(read('questionnaire.json')).toEqual({ title: 'Form', ...asking(radio) });
  });

  it('comes with a key of its numbers and no scales', () => {
    expect(read('scoring.json')).toMatchObject({ ...AS, items: { a: { min: 0, max: 2 } }, scales: [] });
  });

  it('is not said to be licensed for the screen', () => {
    expect(read('provenance.json')).toMatchObject({
      ...AS,
      title: { zh: '', en: 'Form' },
      licence: '',
      electronicUsePermitted: false,
    });
  });
});

it.each([
  ['{"a": [1, -0, 0.1, 1e3, 9007199254740991]}', []],
  ['{"a": {"x": 1}, "b": {"x": 1}}', []],
  ['{"a\\u0062": 1, "ab": 2}', ['"ab"']],
  ['{"text": "a \\" : {\\"a\\": 1, \\"a\\": 2}"}', []],
  ['[1e400]', ['1e400']],
])('what %s loses when it is read', (text, lost) => {
  expect(jsonLosses(text)).toEqual(lost);
});
