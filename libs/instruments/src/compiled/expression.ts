import { ConditionsParser, FunctionOperand, Variable, type Operand } from 'survey-core';
import type { Outside } from './outside.js';
import type { Scope } from './scope.js';

/** Functions whose result rests on their arguments alone: not on the clock, the survey or its pages. */
const PURE_FUNCTIONS = new Set(['iif', 'sum', 'min', 'max', 'count', 'avg', 'round', 'trunc']);

export interface Expression {
  readonly variables: readonly string[];
  readonly valueIn: (scope: Scope) => unknown;
}

/**
 * Reads an expression once, with survey-core's own parser and operators.
 *
 * @param at where the expression stands, for the reasons
 * @returns the expression, or why it stands outside the compiled subset
 */
export function compileExpression(text: string, at: string): Expression | Outside {
  const operand = new ConditionsParser().parseExpression(text) as Operand | null | undefined;
  if (!operand) return { code: 'expression', at, what: text };
  const parts: Operand[] = [];
  operand.addOperandsToList(parts);
  const impure = parts.find((p) => p instanceof FunctionOperand && !PURE_FUNCTIONS.has(p.functionName));
  if (impure instanceof FunctionOperand) return { code: 'function', at, what: impure.functionName };
  return {
    variables: parts.flatMap((p) => (p instanceof Variable ? [p.variable] : [])),
    valueIn: (scope) => operand.evaluate(scope as unknown as Parameters<Operand['evaluate']>[0]) as unknown,
  };
}

/** Whether a validator's condition holds: by anything that survey-core takes for true, such as 1 or "1". */
export const holds = (value: unknown): boolean =>
  // eslint-disable-next-line eqeqeq -- survey-core's own comparison
  value == true;
