import { endedWithout, totalOf, totalsOf, wholePercent, type Row } from './totals';

const row = (change: Partial<Row>): Row => ({
  site: 's',
  instrument: 'a',
  respondent: 'child',
  speaksOf: 'participant',
  planned: 0,
  received: 0,
  unplanned: 0,
  open: 0,
  endings: [],
  ...change,
});

describe('completeness over sites', () => {
  it('expects those who were planned and those who answered without', () => {
    const total = totalOf([
      row({ planned: 5, received: 4, unplanned: 1, open: 2 }),
      row({ planned: 3, open: 3 }),
    ]);
    expect(total).toMatchObject({ expected: 9, received: 4, open: 5 });
  });

  it('expects nothing where nothing was planned', () => {
    expect(totalOf([row({ received: 4, unplanned: 4 })])).not.toHaveProperty('expected');
    expect(totalOf([])).toBeUndefined();
  });

  it('adds up why they ended, the most frequent first, and takes the latest arrival', () => {
    const total = totalOf([
      row({ endings: [{ disposition: 'refused', count: 1 }], lastReceivedAt: '2026-02-01T00:00:00.000Z' }),
      row({
        endings: [
          { disposition: 'refused', count: 1 },
          { disposition: 'absent', reason: 'ill', count: 1 },
          { disposition: 'partial', count: 4 },
          { disposition: 'not_needed', count: 7 },
        ],
        lastReceivedAt: '2026-01-01T00:00:00.000Z',
      }),
    ]);
    expect(total?.endings.map(({ disposition, count }) => [disposition, count])).toEqual([
      ['not_needed', 7],
      ['partial', 4],
      ['refused', 2],
      ['absent', 1],
    ]);
    expect(total).toMatchObject({ partial: 4, lastReceivedAt: '2026-02-01T00:00:00.000Z' });
    expect(endedWithout(total ?? { endings: [] })).toBe(3);
  });

  it('keeps questionnaires and respondents apart', () => {
    const rows = [row({ instrument: 'b' }), row({}), row({ respondent: 'guardian' }), row({})];
    expect(totalsOf(rows).map(({ instrument, respondent }) => `${instrument} ${respondent}`)).toEqual([
      'a child',
      'a guardian',
      'b child',
    ]);
  });

  it.each([
    [0, 0, undefined],
    [0, 5, 0],
    [1, 1000, 1],
    [999, 1000, 99],
    [1000, 1000, 100],
    [1, 3, 33],
  ])('says of %d of %d that they are %p per cent', (part, whole, percent) => {
    expect(wholePercent(part, whole)).toBe(percent);
  });
});
