import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

/** Column kinds that mean the same on both engines. */

export const IdColumn = () => PrimaryColumn('uuid');

export const ReferenceColumn = (options: ColumnOptions = {}) => Column('uuid', options);

export const CodeColumn = (options: ColumnOptions = {}) => Column('varchar', { length: 64, ...options });

/** A SHA-256 as 64 hexadecimal digits. */
export const HashColumn = () => Column('varchar', { length: 64 });

/**
 * A moment as ISO 8601 text in UTC with milliseconds. Text sorts as time does, and no driver can move it by
 * a time zone on the way (docs/decisions/0001).
 */
export const InstantColumn = (options: ColumnOptions = {}) => Column('varchar', { length: 24, ...options });

/** A day without a time zone, `YYYY-MM-DD`. */
export const DateColumn = (options: ColumnOptions = {}) => Column('varchar', { length: 10, ...options });

/** JSON kept as the text that was hashed. */
export const JsonColumn = (options: ColumnOptions = {}) =>
  Column('text', { transformer: jsonText, ...options });

const jsonText = {
  to: (value: unknown): string | null => (value == null ? null : JSON.stringify(value)),
  from: (text: string | null): unknown => (text === null ? null : JSON.parse(text)),
};
