import { Secret } from 'otpauth';
import { enrolmentUri, newSecret, stepOf } from './totp.js';

/** The secret of RFC 6238, appendix B, whose codes of eight digits end in these six. */
const SECRET = Secret.fromLatin1('12345678901234567890').base32;

describe('codes of an authenticator app', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('agree with RFC 6238 at %d seconds', (seconds, code) => {
    expect(stepOf(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('are taken one step early or late, as the step to which they belong, and no further off', () => {
    const step = Math.floor(1111111109 / 30);
    const at = (steps: number) => stepOf(SECRET, '081804', (step + steps) * 30_000);
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([undefined, step, step, step, undefined]);
  });

  it('come from secrets of 160 bits, each another', () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    expect(new Set(secrets).size).toBe(50);
    expect(secrets.filter((secret) => !/^[A-Z2-7]{32}$/.test(secret))).toEqual([]);
    expect(enrolmentUri(SECRET, 'li.na')).toMatch(/^otpauth:\/\/totp\/Tongxing:li\.na\?.*secret=/);
  });
});
