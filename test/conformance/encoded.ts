/** Values that JSON cannot hold, as the recorded behaviour writes them. */
export function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  const encoded = value as Readonly<Record<string, unknown>>;
  if (encoded['$undefined'] === true) return undefined;
  if (typeof encoded['$date'] === 'string') return new Date(encoded['$date']);
  if (typeof encoded['$number'] === 'string') return Number(encoded['$number']);
  return Object.fromEntries(Object.entries(encoded).map(([key, inner]) => [key, decoded(inner)]));
}

/** A value of survey-core as the records write it: without the sign of zero, and without classes. */
export function asRecorded(value: unknown): unknown {
  if (typeof value === 'number') return value + 0;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return Array.from(value, asRecorded);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asRecorded(inner)]));
}
