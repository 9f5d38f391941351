import { linkState, takesAnswers, windowEnd } from './link-state.js';

const NEVER = { usedAt: null, revokedAt: null, openedAt: null };
const made = '2026-03-01T08:00:00.000Z';
const expiresAt = windowEnd(made, 14);
const link = { ...NEVER, expiresAt };

describe('a link for a guardian', () => {
  it('is open to the last millisecond of its window', () => {
    expect(expiresAt).toBe('2026-03-15T08:00:00.000Z');
    expect(linkState(link, '2026-03-15T07:59:59.999Z')).toBe('open');
    expect(linkState(link, expiresAt)).toBe('expired');
  });

  it('is what ended it first', () => {
    expect(linkState({ ...link, revokedAt: made }, '2026-04-01T00:00:00.000Z')).toBe('revoked');
    expect(linkState({ ...link, revokedAt: made, usedAt: made }, made)).toBe('used');
  });

  it('takes answers for three days more where it was opened, and never where it was revoked or used', () => {
    const late = '2026-03-18T07:59:59.999Z';
    expect(takesAnswers({ ...link, openedAt: made }, late)).toBe(true);
    expect(takesAnswers({ ...link, openedAt: made }, '2026-03-18T08:00:00.000Z')).toBe(false);
    expect(takesAnswers(link, late)).toBe(false);
    expect(takesAnswers({ ...link, openedAt: made, revokedAt: made }, late)).toBe(false);
    expect(takesAnswers({ ...link, openedAt: made, usedAt: made }, made)).toBe(false);
  });
});
