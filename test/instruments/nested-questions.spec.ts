import { checkInstrument, surveyCoreValidator, type InstrumentDefinition } from '@tongxing/instruments';

const elements = [
  { type: 'multipletext', name: 'names', items: [{ name: 'first' }, { name: 'last' }] },
  { type: 'matrixdynamic', name: 'visits', columns: [{ name: 'day', cellType: 'text' }] },
  { type: 'paneldynamic', name: 'siblings', templateElements: [{ type: 'text', name: 'age' }] },
];
const questionnaire = { pages: [{ name: 'p', elements }] };
const key = { items: {}, scales: [] };

describe('items, columns and repeated questions inside a question', () => {
  const problems = surveyCoreValidator(questionnaire);

  it('are checked with it', () => {
    expect(checkInstrument({ questionnaire, key } as unknown as InstrumentDefinition)).toEqual([]);
  });

  it('are answered in the answer to it', () => {
    expect(problems({ names: { first: '阿妹' }, visits: [{ day: '一' }], siblings: [{ age: '7' }] })).toEqual(
      [],
    );
  });

  it('have no answers of their own', () => {
    expect(problems({ age: '7' })).toEqual([{ code: 'question-unknown', question: 'age' }]);
  });
});
