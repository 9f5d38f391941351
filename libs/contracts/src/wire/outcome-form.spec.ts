import { AnalysisPlan, parsedOutcome } from '../index.js';

describe('the form of an outcome', () => {
  it.each([
    ['mood', { kind: 'score', scale: 'mood' }],
    ['mood:from:good', { kind: 'reaches', of: 'scale', id: 'mood', from: 'good' }],
    ['mood:from:60.5', { kind: 'reaches', of: 'scale', id: 'mood', from: '60.5' }],
    ['mood:bands', { kind: 'bands', scale: 'mood' }],
    ['item:pm_laugh', { kind: 'item', item: 'pm_laugh' }],
    ['item:pm_laugh:from:2', { kind: 'reaches', of: 'item', id: 'pm_laugh', from: '2' }],
    ['flag:alone', { kind: 'flag', flag: 'alone' }],
  ])('%s is read', (rest, form) => {
    expect(parsedOutcome(`joy@1.0.0/${rest}`)).toEqual({ instrument: 'joy', version: '1.0.0', form });
  });

  it.each(['mood:', 'mood:over:60', 'mood:from:', 'mood:from:60:70', 'scale:mood:from:60', 'item:', ':bands'])(
    '%s is none, and no plan takes it',
    (rest) => {
      const id = `joy@1.0.0/${rest}`;
      expect(parsedOutcome(id)).toBeUndefined();
      const plan = { schema: 'tongxing.analysis-plan/1', baseline: 'a', endline: 'b', outcomes: [id] };
      expect(AnalysisPlan.safeParse(plan).success).toBe(false);
    },
  );
});
