import { PARAMETER_LIMIT } from './insert-many.js';

/**
 * Finds by a list of any length: `IN (…)` with as many values at a time as both engines take. Each value is asked for
 * once. Rows keep the order of `find` within a part only.
 *
 * @param find looks for the rows of some of the values
 * @param size values at a time; leave room where the statement has more parameters
 */
export async function inParts<Value, Row>(
  values: Iterable<Value>,
  find: (part: Value[]) => Promise<readonly Row[]>,
  size = PARAMETER_LIMIT,
): Promise<Row[]> {
  const distinct = [...new Set(values)];
  const found: Row[] = [];
  for (let start = 0; start < distinct.length; start += size)
    for (const row of await find(distinct.slice(start, start + size))) found.push(row);
  return found;
}
