import { Secret, TOTP } from 'otpauth';

/** Seconds for which a code is shown. */
const PERIOD = 30;
/** Codes of the step before and after are taken too: clocks differ. */
const WINDOW = 1;
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;

export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

const totp = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: 'Tongxing',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });

/** What an authenticator app reads from a QR code. */
export const enrolmentUri = (secret: string, label: string): string => totp(secret, label).toString();

/**
 * The time step to which a code belongs, or undefined for a wrong one.
 *
 * @param at milliseconds since 1970
 * @see RFC 6238
 */
export function stepOf(secret: string, code: string, at: number): number | undefined {
  const delta = totp(secret, '').validate({ token: code, timestamp: at, window: WINDOW });
  return delta === null ? undefined : Math.floor(at / 1000 / PERIOD) + delta;
}
