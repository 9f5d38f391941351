import { Helpers } from 'survey-core';
import { compileExpression } from './expression.js';
import type { NameTable } from './names.js';
import type { Outside } from './outside.js';
import type { PlannedValue } from './plan.js';
import { Scope, type Names } from './scope.js';

interface Declared {
  readonly name: string;
  readonly expression: string;
}

/**
 * Reads the calculated values of a questionnaire.
 *
 * @returns each with its value before anything is answered, or why they stand outside the subset: an
 *   expression that does, a name that stands for two things, values that wait for each other
 */
export function compileCalculated(
  declared: readonly Declared[],
  table: NameTable,
): ReadonlyMap<string, PlannedValue> | Outside {
  const values = new Map<string, PlannedValue>();
  const open = [...declared];
  while (open.length > 0) {
    const ready = open.findIndex(({ expression }) => !mentions(expression, open));
    const [next] = ready < 0 ? [] : open.splice(ready, 1);
    if (!next) return { code: 'calculated-value', at: open[0]?.name ?? '', what: 'circle' };
    const at = `calculatedValues.${next.name}`;
    const compiled = compileExpression(next.expression, at);
    if ('code' in compiled) return compiled;
    const fault = table.use(compiled.variables, at);
    if (fault) return fault;
    const initial = kept(
      undefined,
      compiled.valueIn(new Scope(table.names, {}, (n) => values.get(n)?.initial)),
    );
    values.set(next.name, { name: next.name, valueIn: compiled.valueIn, initial });
  }
  return values;
}

const mentions = (expression: string, open: readonly Declared[]) =>
  open.some(({ name }) => expression.toLowerCase().includes(name.toLowerCase()));

/** survey-core leaves a value as it is when the new one is equal in its loose sense: "5" stays "5". */
const kept = (old: unknown, value: unknown): unknown =>
  Helpers.isTwoValueEquals(value, old, false, true, false) ? old : value;

/** One respondent's answers with the calculated values over them, each worked out when first asked for. */
export function scopeOf(
  names: Names,
  answers: Readonly<Record<string, unknown>>,
  calculated: ReadonlyMap<string, PlannedValue>,
): Scope {
  const found = new Map<string, unknown>();
  const scope: Scope = new Scope(names, answers, (name) => {
    const value = calculated.get(name);
    if (value && !found.has(name)) found.set(name, kept(value.initial, value.valueIn(scope)));
    return found.get(name);
  });
  return scope;
}
