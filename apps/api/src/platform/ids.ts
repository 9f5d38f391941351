import { createHash, randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import { canonicalJson, makeStudyCode, STUDY_CODE_RANDOM_DIGITS, type JsonValue } from '@tongxing/contracts';

/** A new UUIDv7: unique, and in the order of its making. */
export const newId = (): string => v7();

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Hash of a JSON value, whatever the order of its keys. */
export const hashOf = (value: object): string => sha256(canonicalJson(value as unknown as JsonValue));

/** This moment in UTC, to the millisecond. */
export const now = (): string => new Date().toISOString();

/** A study code nobody can guess from another. Whether it is free is for the database to say. */
export const newStudyCode = (): string =>
  makeStudyCode(String(randomInt(10 ** STUDY_CODE_RANDOM_DIGITS)).padStart(STUDY_CODE_RANDOM_DIGITS, '0'));
