import fc from 'fast-check';
import {
  afterStep,
  CASE_STEPS,
  caseAfter,
  newCase,
  refusalOf,
  type CaseFacts,
  type CaseStep,
  type CaseStepKind,
} from './case.js';

const RAISED = '2026-03-02T08:00:00.000Z';
const after = (minutes: number) => new Date(Date.parse(RAISED) + minutes * 60_000).toISOString();
const step = (kind: CaseStepKind, by = 'lead', reason = 'done', minutes = 1): CaseStep => ({
  kind,
  at: after(minutes),
  by,
  reason,
});
const through = (...kinds: readonly CaseStepKind[]): CaseFacts =>
  caseAfter(
    newCase(1, RAISED),
    kinds.map((kind, i) => step(kind, kind === 'close' ? 'deputy' : 'lead', 'done', i + 1)),
  );

const WHOLE = ['acknowledge', 'contact', 'refer', 'review', 'propose_closure', 'close'] as const;

describe('a case', () => {
  it('goes from raised to closed step by step', () => {
    const states = WHOLE.map((_, i) => through(...WHOLE.slice(0, i + 1)).state);
    expect(states).toEqual(['acknowledged', 'contacted', 'referred', 'reviewed', 'reviewed', 'closed']);
  });

  it.each<[string, readonly CaseStepKind[], CaseStep, string | undefined]>([
    ['is acknowledged once', ['acknowledge'], step('acknowledge'), 'already_acknowledged'],
    ['may be contacted at once', [], step('contact'), undefined],
    ['is not reviewed before anybody was there', ['acknowledge'], step('review'), 'contact_missing'],
    ['may be reviewed after a report alone', ['report'], step('review'), undefined],
    ['is not closed unreviewed', ['contact'], step('propose_closure'), 'review_missing'],
    [
      'is not closed without a reason',
      ['contact', 'review'],
      step('propose_closure', 'lead', ' '),
      'reason_missing',
    ],
    ['is not closed unproposed', ['contact', 'review'], step('close'), 'proposal_missing'],
    [
      'is not closed by one person',
      ['contact', 'review', 'propose_closure'],
      step('close', 'lead'),
      'second_person_missing',
    ],
    ['is closed by a second', ['contact', 'review', 'propose_closure'], step('close', 'deputy'), undefined],
    [
      'is not closed after news',
      ['contact', 'review', 'propose_closure', 'contact'],
      step('close', 'deputy'),
      'proposal_missing',
    ],
    ['is reviewed again after news', ['contact', 'review', 'refer'], step('propose_closure'), 'review_missing'],
    ['stays closed', WHOLE, step('contact'), 'case_closed'],
    ['is opened again with a reason', WHOLE, step('reopen'), undefined],
    ['is not opened again without one', WHOLE, step('reopen', 'lead', ''), 'reason_missing'],
    ['is not opened again while open', ['contact'], step('reopen'), 'case_open'],
  ])('%s', (_, before, next, refusal) => {
    expect(refusalOf(through(...before), next)).toBe(refusal);
  });

  it('acknowledges by doing: contact, referral and report wait for no form', () => {
    for (const kind of ['contact', 'refer', 'report'] as const)
      expect(through(kind).acknowledgedAt).toBe(after(1));
  });

  it('keeps the first contact and the first report', () => {
    const twice = through('contact', 'report', 'contact', 'report');
    expect([twice.contactedAt, twice.reportedAt]).toEqual([after(1), after(2)]);
  });

  it('begins anew when opened again, but a report that was made stays made', () => {
    expect(caseAfter(through('report', ...WHOLE.slice(1)), [step('reopen', 'lead', 'news', 60)])).toEqual({
      level: 1,
      state: 'acknowledged',
      openedAt: after(60),
      acknowledgedAt: after(60),
      reportedAt: after(1),
    });
  });

  it('refuses to go on from what cannot be', () => {
    expect(() => through('close')).toThrow(RangeError);
  });

  describe('whatever is tried, by whomever', () => {
    const tried = fc.array(
      fc.record({
        kind: fc.constantFrom(...CASE_STEPS),
        by: fc.constantFrom('lead', 'deputy', 'worker'),
        reason: fc.constantFrom('', 'done'),
      }),
      { maxLength: 40 },
    );
    /** Takes the steps that can be taken, and gives each case with the step that led there. */
    const played = (steps: readonly Omit<CaseStep, 'at'>[]) => {
      const path: { facts: CaseFacts; step?: CaseStep; before?: CaseFacts }[] = [{ facts: newCase(2, RAISED) }];
      steps.forEach((s, i) => {
        const before = path.at(-1)!.facts;
        const next = { ...s, at: after(i + 1) };
        if (!refusalOf(before, next)) path.push({ facts: afterStep(before, next), step: next, before });
      });
      return path;
    };

    it('the law comes first: a report can be recorded in every state', () => {
      fc.assert(
        fc.property(tried, (steps) => {
          for (const { facts } of played(steps))
            expect(refusalOf(facts, step('report', 'worker', ''))).toBeUndefined();
        }),
      );
    });

    it('is closed by two different people only, with a reason, right after a review', () => {
      fc.assert(
        fc.property(tried, (steps) => {
          const path = played(steps);
          path.forEach(({ step: taken, before }, i) => {
            if (taken?.kind !== 'close') return;
            expect(before?.state).toBe('reviewed');
            const proposal = path[i - 1]?.step;
            expect([proposal?.kind, proposal?.reason]).toEqual(['propose_closure', 'done']);
            expect(proposal?.by).not.toBe(taken.by);
          });
        }),
      );
    });

    it('never becomes unseen again, and no report is forgotten', () => {
      fc.assert(
        fc.property(tried, (steps) => {
          const changes = played(steps).slice(1);
          expect(changes.filter(({ facts }) => facts.state === 'raised')).toEqual([]);
          const forgotten = changes.filter(
            ({ facts, before }) => before?.reportedAt !== undefined && facts.reportedAt !== before.reportedAt,
          );
          expect(forgotten).toEqual([]);
        }),
      );
    });

    it('the log alone gives the case back', () => {
      fc.assert(
        fc.property(tried, (steps) => {
          const path = played(steps);
          const log = path.flatMap(({ step: taken }) => (taken ? [taken] : []));
          expect(caseAfter(newCase(2, RAISED), log)).toEqual(path.at(-1)!.facts);
        }),
      );
    });
  });
});
