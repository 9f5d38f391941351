import { isWithdrawn, obstacles, type ConsentRecord } from './standing.js';

const record = (
  kind: ConsentRecord['kind'],
  decision: ConsentRecord['decision'],
  obtainedOn: string,
  { waveId = null, recordedAt = `${obtainedOn}T08:00:00.000Z` }: Partial<ConsentRecord> = {},
): ConsentRecord => ({
  kind,
  decision,
  obtainedOn,
  waveId,
  recordedAt,
  scopes: decision === 'given' ? ['survey'] : [],
});

const assent = (decision: 'given' | 'refused', on: string, waveId = 'w1') =>
  record('assent', decision, on, { waveId });
const ADULTS = [record('guardian', 'given', '2026-09-01'), record('carer', 'given', '2026-09-02')];

describe('what stands in the way of asking', () => {
  it.each<[string, ConsentRecord[], string[], string[]]>([
    [
      'nothing was asked',
      [],
      ['guardian-missing', 'carer-missing', 'assent-missing'],
      ['guardian-missing', 'carer-missing'],
    ],
    ['adults agreed', ADULTS, ['assent-missing'], []],
    ['all agreed', [...ADULTS, assent('given', '2026-10-01')], [], []],
    [
      'the child assented at another wave',
      [...ADULTS, assent('given', '2026-10-01', 'w0')],
      ['assent-missing'],
      [],
    ],
    ['the child said no', [...ADULTS, assent('refused', '2026-10-01')], ['child-declined'], ['child-declined']],
    [
      'the child said no and, the same day, yes',
      [...ADULTS, assent('refused', '2026-10-01'), assent('given', '2026-10-01')],
      ['child-declined'],
      ['child-declined'],
    ],
    [
      'the child said no and, later, yes',
      [...ADULTS, assent('refused', '2026-10-01'), assent('given', '2026-10-05')],
      [],
      [],
    ],
    [
      'the carer stands in for the guardian',
      [record('carer', 'given', '2026-09-02'), assent('given', '2026-10-01')],
      ['guardian-missing'],
      ['guardian-missing'],
    ],
    [
      'the guardian took it back',
      [...ADULTS, assent('given', '2026-10-01'), record('guardian', 'withdrawn', '2026-10-02')],
      ['withdrawn'],
      ['withdrawn'],
    ],
    [
      'the child took it back, at whatever wave',
      [...ADULTS, assent('given', '2026-10-01'), record('assent', 'withdrawn', '2026-10-02')],
      ['withdrawn'],
      ['withdrawn'],
    ],
  ])('where %s', (_, records, child, adults) => {
    expect(obstacles(records, 'w1', 'child')).toEqual(child);
    expect(obstacles(records, 'w1', 'adults')).toEqual(adults);
    expect(obstacles([...records].reverse(), 'w1', 'child')).toEqual(child);
  });
});

describe('a withdrawal', () => {
  const withdrawn = record('guardian', 'withdrawn', '2026-10-10');

  it('is not undone by a consent of an earlier or the same day that arrives later', () => {
    const late = { recordedAt: '2026-10-20T08:00:00.000Z' };
    expect(isWithdrawn([withdrawn, record('guardian', 'given', '2026-10-05', late)])).toBe(true);
    expect(isWithdrawn([withdrawn, record('guardian', 'given', '2026-10-10', late)])).toBe(true);
  });

  it('of a guardian is not undone by the carer or the child', () => {
    expect(
      isWithdrawn([withdrawn, record('carer', 'given', '2026-10-11'), assent('given', '2026-10-12')]),
    ).toBe(true);
  });

  it('ends where the same person agrees again on a later day', () => {
    expect(isWithdrawn([withdrawn, record('guardian', 'given', '2026-10-11')])).toBe(false);
  });
});
