import type { AlertLevel } from '@tongxing/safeguarding';
import { summaryOf, type CaseSummary, type EntryBody } from '../case-file.js';
import { reportOf } from './drills.service.js';

const RAISED = '2026-03-02T08:00:00.000Z';
const after = (minutes: number) => new Date(Date.parse(RAISED) + minutes * 60_000).toISOString();
const drill = (level: AlertLevel, ...log: EntryBody[]): CaseSummary =>
  summaryOf({
    id: String(level),
    alert: { source: 'drill', level, raisedAt: RAISED, reasons: [], signs: [] },
    log,
  });
const acknowledged = (minutes: number): EntryBody => ({ kind: 'acknowledge', at: after(minutes), by: 'a' });

describe('the report of a drill', () => {
  it('says how long each took, and what was in time', () => {
    const contact: EntryBody = { kind: 'contact', at: after(90), by: 'a' };
    const report = reportOf(
      [drill(1, acknowledged(61)), drill(2, acknowledged(20), contact), drill(3)],
      after(120),
    );
    expect(report).toEqual({
      alerts: [
        { id: '1', level: 1, raisedAt: RAISED, acknowledgedAfter: 61, inTime: false },
        { id: '2', level: 2, raisedAt: RAISED, acknowledgedAfter: 20, contactedAfter: 90, inTime: true },
        { id: '3', level: 3, raisedAt: RAISED, inTime: true },
      ],
      acknowledged: 2,
      inTime: 2,
      medianToAcknowledge: 40.5,
    });
  });

  it('has no median where nobody acknowledged anything', () => {
    expect(reportOf([drill(1)], after(61))).toMatchObject({ acknowledged: 0, inTime: 0 });
    expect(reportOf([], RAISED)).toEqual({ alerts: [], acknowledged: 0, inTime: 0 });
  });
});
