import { randomBytes } from 'node:crypto';
import { sha256 } from '../platform/ids.js';

/** A secret that stands for somebody: given out once, kept here only as its hash. */
export interface Token {
  /** 32 random bytes in base64url. */
  readonly token: string;
  readonly tokenHash: string;
}

export function newToken(): Token {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: sha256(token) };
}

/** The moment `minutes` from now. */
export const minutesFromNow = (minutes: number): string =>
  new Date(Date.now() + minutes * 60_000).toISOString();
