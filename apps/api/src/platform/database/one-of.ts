import type { View } from './transaction.js';

/**
 * The condition that a column holds one of some values, all of them one parameter: a list of thousands that is written
 * out is taken apart by everyone through whose hands it goes.
 *
 * @param column alias and property, as a query builder takes it
 */
export function oneOf(
  view: View,
  column: string,
  values: readonly string[],
): [condition: string, parameters: { readonly values: unknown }] {
  return view.manager.dataSource.options.type === 'postgres'
    ? [`${column} = ANY(:values)`, { values }]
    : [`${column} IN (SELECT value FROM json_each(:values))`, { values: JSON.stringify(values) }];
}
