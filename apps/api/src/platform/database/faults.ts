import { QueryFailedError } from 'typeorm';

/** What kind of failure the database reported; undefined for anything that is a mistake of ours. */
export type DatabaseFault = 'unique' | 'foreign_key' | 'unavailable';

const POSTGRES: Readonly<Record<string, DatabaseFault>> = { '23505': 'unique', '23503': 'foreign_key' };
const SQLITE: Readonly<Record<string, DatabaseFault>> = {
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'foreign_key',
};

/** Full disk, lost connection, server shutting down, other writers in the way: not the caller's fault. */
const UNAVAILABLE =
  /^(SQLITE_(FULL|IOERR|BUSY|READONLY|CANTOPEN|LOCKED)|08|53|40P01|57P0|ECONN|EPIPE|ETIMEDOUT|ENOSPC)/;

/** Reads the error codes of both engines. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  const source: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = (source as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return undefined;
  return POSTGRES[code] ?? SQLITE[code] ?? (UNAVAILABLE.test(code) ? 'unavailable' : undefined);
}

/** Whether the database refused a row because its key, or another that must be unique, is taken. */
export const isTaken = (error: unknown): boolean => databaseFault(error) === 'unique';
