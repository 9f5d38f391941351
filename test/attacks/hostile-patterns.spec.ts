import { checkInstrument, isSlowPattern, type InstrumentDefinition } from '@tongxing/instruments';

describe('a pattern of a questionnaire', () => {
  it.each(['^(a+)+$', '^(a|a)*$', '(\\d+)*x', '(a{1,9}){2,}', '^(\\w)\\1$', 'a*b*c*d', 'x'.repeat(300)])(
    'that an answer could keep busy for ever is known: %s',
    (pattern) => {
      expect(isSlowPattern(pattern)).toBe(true);
    },
  );

  it.each(['^1\\d{10}$', '^[A-Z]+-\\d+$', '^(男|女)$', '[(+*)]+', '\\(\\+86\\)\\d+'])(
    'that is plain may stand: %s',
    (pattern) => {
      expect(isSlowPattern(pattern)).toBe(false);
    },
  );

  it('of the first kind keeps its version from being published, wherever it stands', () => {
    const validators = [{ type: 'regex', text: 'x', regex: '^(a+)+$' }];
    const question = { type: 'text', name: 'q', validators };
    const questionnaire = {
      pages: [{ name: 'p', elements: [{ type: 'panel', name: 'n', elements: [question] }] }],
    };
    const faults = checkInstrument({ questionnaire, key: { items: {} } } as unknown as InstrumentDefinition);
    expect(faults.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'questionnaire-invalid pages.0.elements.0.elements.0.validators.0.regex',
    ]);
  });
});
