import { createHash, randomBytes, randomInt } from 'node:crypto';
import { stringify, v7 } from 'uuid';
import { canonicalJson, makeStudyCode, STUDY_CODE_RANDOM_DIGITS, type JsonValue } from '@tongxing/contracts';

/** A new UUIDv7: unique, and in the order of its making. */
export const newId = (): string => v7();

/** A new id of the same form whose time is none, for rows that nobody may match with others by when they were made. */
export const newTimelessId = (): string => timelessId(randomBytes(16));

/** The same of 16 bytes that are as good as random, such as a keyed hash. */
export function timelessId(bytes: Uint8Array): string {
  const id = Uint8Array.from(bytes.subarray(0, 16));
  id[6] = ((id[6] ?? 0) & 0x0f) | 0x70;
  id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
  return stringify(id);
}

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Hash of a JSON value, whatever the order of its keys. */
export const hashOf = (value: object): string => sha256(canonicalJson(value as unknown as JsonValue));

/** This moment in UTC, to the millisecond. */
export const now = (): string => new Date().toISOString();

/** A study code nobody can guess from another. Whether it is free is for the database to say. */
export const newStudyCode = (): string =>
  makeStudyCode(String(randomInt(10 ** STUDY_CODE_RANDOM_DIGITS)).padStart(STUDY_CODE_RANDOM_DIGITS, '0'));
