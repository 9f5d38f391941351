import fc from 'fast-check';
import { caseAfter, newCase, type AlertLevel, type CaseFacts, type CaseStep } from './case.js';
import { byUrgency, clocksAt, escalationDue, nextClock, type Clock } from './clocks.js';

const RAISED = '2026-03-02T08:00:00.000Z';
const hours = (n: number, from = RAISED) => new Date(Date.parse(from) + n * 3_600_000).toISOString();
const dueIn = (facts: CaseFacts, clock: Clock) => clocksAt(facts, RAISED).find((c) => c.clock === clock)?.due;
const step = (kind: CaseStep['kind'], at: string, by = 'lead'): CaseStep => ({ kind, at, by, reason: 'done' });
const stateOf = (facts: CaseFacts, clock: Clock, now: string) =>
  clocksAt(facts, now).find((c) => c.clock === clock)?.state;

const level = fc.constantFrom<AlertLevel>(1, 2, 3);
/** Any moment of this century, to the millisecond. */
const instant = fc
  .date({ min: new Date('2001-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('the clocks of an alert', () => {
  it.each<[AlertLevel, number, number]>([
    [1, 1, 24],
    [2, 24, 72],
    [3, 7 * 24, 14 * 24],
  ])('of level %d ask for a word after %d h and for contact after %d h', (of, acknowledge, contact) => {
    const facts = newCase(of, RAISED);
    expect(dueIn(facts, 'acknowledge')).toBe(hours(acknowledge));
    expect(dueIn(facts, 'first_contact')).toBe(hours(contact));
    expect(dueIn(facts, 'review')).toBeUndefined();
  });

  it('ask for a review seven days after contact, and seven days after every review', () => {
    const contacted = caseAfter(newCase(3, RAISED), [step('contact', hours(5))]);
    expect(dueIn(contacted, 'review')).toBe(hours(5 + 7 * 24));
    const reviewed = caseAfter(contacted, [step('review', hours(30))]);
    expect(dueIn(reviewed, 'review')).toBe(hours(30 + 7 * 24));
  });

  it('tell what was done in time from what was late', () => {
    const facts = caseAfter(newCase(1, RAISED), [step('acknowledge', hours(1)), step('contact', hours(25))]);
    expect(stateOf(facts, 'acknowledge', hours(99))).toBe('met');
    expect(stateOf(facts, 'first_contact', hours(99))).toBe('late');
  });

  it('stop when the case is closed, and start again with it', () => {
    const closed = caseAfter(newCase(1, RAISED), [
      step('report', hours(1)),
      step('review', hours(2)),
      step('propose_closure', hours(2)),
      step('close', hours(3), 'deputy'),
    ]);
    expect(clocksAt(closed, hours(999)).map(({ clock }) => clock)).toEqual(['acknowledge']);
    expect(nextClock(closed, hours(999))).toBeUndefined();
    const reopened = caseAfter(closed, [step('reopen', hours(100))]);
    expect(nextClock(reopened, hours(100))).toEqual({
      clock: 'first_contact',
      due: hours(124),
      state: 'running',
    });
  });

  it('are over a millisecond after they are due, and not when they are', () => {
    fc.assert(
      fc.property(level, instant, (of, raisedAt) => {
        const facts = newCase(of, raisedAt);
        for (const { clock, due } of clocksAt(facts, raisedAt)) {
          expect(stateOf(facts, clock, due)).toBe('running');
          expect(stateOf(facts, clock, new Date(Date.parse(due) + 1).toISOString())).toBe('overdue');
        }
      }),
    );
  });

  it('move with the moment of raising, and in no time zone', () => {
    fc.assert(
      fc.property(level, instant, instant, (of, one, other) => {
        const passed = (from: string) =>
          clocksAt(newCase(of, from), from).map(({ due }) => Date.parse(due) - Date.parse(from));
        expect(passed(one)).toEqual(passed(other));
      }),
    );
  });

  it('never come back from overdue while time goes on', () => {
    fc.assert(
      fc.property(level, instant, fc.nat({ max: 400 * 24 }), fc.nat({ max: 400 * 24 }), (of, from, a, b) => {
        const facts = newCase(of, from);
        const overdue = (n: number) =>
          clocksAt(facts, hours(n, from)).filter(({ state }) => state === 'overdue').length;
        expect(overdue(Math.max(a, b))).toBeGreaterThanOrEqual(overdue(Math.min(a, b)));
      }),
    );
  });
});

describe('escalationDue', () => {
  it('is two hours after an alert of level 1 that nobody acknowledges', () => {
    expect(escalationDue(newCase(1, RAISED))).toBe(hours(2));
    expect(escalationDue(newCase(2, RAISED))).toBeUndefined();
    expect(escalationDue(caseAfter(newCase(1, RAISED), [step('acknowledge', hours(3))]))).toBeUndefined();
  });
});

describe('byUrgency', () => {
  const now = hours(12);
  const unseen = newCase(1, hours(11.9));
  const overdue = newCase(3, hours(-999));
  const soon = newCase(2, hours(0));
  const inHand = caseAfter(newCase(1, RAISED), [step('contact', hours(1))]);
  const closed = caseAfter(inHand, [
    step('review', hours(2)),
    step('propose_closure', hours(2)),
    step('close', hours(3), 'deputy'),
  ]);

  it('puts an unseen alert of level 1 before what is long overdue, and what is closed last', () => {
    expect([closed, inHand, soon, overdue, unseen].sort(byUrgency(now))).toEqual([
      unseen,
      overdue,
      soon,
      inHand,
      closed,
    ]);
  });

  it('is an order: the same whatever the order before', () => {
    const any = fc.tuple(level, instant).map(([of, at]) => newCase(of, at));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), instant, (cases, at) => {
        const sorted = [...cases].sort(byUrgency(at));
        expect([...cases].reverse().sort(byUrgency(at))).toEqual(sorted);
      }),
    );
  });
});
