import { randomInt } from 'node:crypto';
import { sha256 } from '../../platform/ids.js';

const HOW_MANY = 10;
/** Without 0, 1, 8 and 9, which look like letters; the alphabet of base32. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** 80 bits: too many to try out, so a plain hash is enough. */
const LENGTH = 16;

const newCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

export const newRecoveryCodes = (): string[] => Array.from({ length: HOW_MANY }, newCode);

/** In groups of four, to be copied by hand. */
export const readable = (code: string): string => (code.match(/.{4}/g) ?? []).join('-');

export const recoveryCodeHash = (code: string): string => sha256(code);
