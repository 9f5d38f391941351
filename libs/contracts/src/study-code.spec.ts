import fc from 'fast-check';
import { dammDigit, makeStudyCode, parseStudyCode } from './study-code.js';

const eightDigits = fc.stringMatching(/^\d{8}$/);

describe('study codes', () => {
  it('agree with the worked example of Damm 2004', () => {
    expect(dammDigit('572')).toBe(4);
    expect(dammDigit('5724')).toBe(0);
  });

  it('read back as printed', () => {
    fc.assert(
      fc.property(eightDigits, (digits) => parseStudyCode(makeStudyCode(digits)) === makeStudyCode(digits)),
    );
  });

  it('refuse every single wrong digit', () => {
    fc.assert(
      fc.property(eightDigits, fc.nat(8), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const code = makeStudyCode(digits).replaceAll('-', '');
        const wrong = String((Number(code[at]) + shift) % 10);
        return parseStudyCode(code.slice(0, at) + wrong + code.slice(at + 1)) === undefined;
      }),
    );
  });

  it('refuse every swap of unequal neighbours', () => {
    fc.assert(
      fc.property(eightDigits, fc.nat(7), (digits, at) => {
        const code = makeStudyCode(digits).replaceAll('-', '');
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        return swapped === code || parseStudyCode(swapped) === undefined;
      }),
    );
  });

  it.each(['４８２-719-368', '482 719 368', '482—719—368', '482719368'])(
    'accept what a hurried person types: %s',
    (typed) => {
      expect(parseStudyCode(typed)).toBe(makeStudyCode('48271936'));
    },
  );

  it.each(['', '12', '1234567890', 'abcdefghi', '48271936x'])('refuse %j', (typed) => {
    expect(parseStudyCode(typed)).toBeUndefined();
  });
});
