import { retentionItems, type RetentionFacts } from './retention-rules.js';

describe('the rules of retention', () => {
  it.each<[string, RetentionFacts, string, unknown[]]>([
    ['nothing dated', { done: [] }, '2030-01-01', [undefined, 'undated', undefined, 'undated']],
    [
      'the day before',
      { lastWaveEndsOn: '2027-06-30', finalReportOn: '2027-10-15', done: [] },
      '2027-12-29',
      ['2027-12-30', 'waiting', '2028-10-15', 'waiting'],
    ],
    [
      'the day itself',
      { lastWaveEndsOn: '2027-06-30', finalReportOn: '2027-10-15', done: [] },
      '2027-12-30',
      ['2027-12-30', 'due', '2028-10-15', 'waiting'],
    ],
    [
      'after both, one done',
      { lastWaveEndsOn: '2027-06-30', finalReportOn: '2027-10-15', done: ['contacts'] },
      '2029-01-01',
      ['2027-12-30', 'done', '2028-10-15', 'due'],
    ],
  ])('with %s', (_, facts, today, expected) => {
    const [contacts, identities] = retentionItems(facts, today);
    expect([contacts?.dueOn, contacts?.state, identities?.dueOn, identities?.state]).toEqual(expected);
  });
});
