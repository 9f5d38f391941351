import { ConditionRunner, ExpressionRunner } from 'survey-core';
import { compileExpression, holds } from '../../libs/instruments/src/compiled/expression.js';
import { NameTable } from '../../libs/instruments/src/compiled/names.js';
import { Scope } from '../../libs/instruments/src/compiled/scope.js';
import { hasCorpus, readCorpus } from '../support/corpus.js';
import { asRecorded, decoded } from './encoded.js';

interface Fact {
  readonly id: string;
  readonly kind: 'condition' | 'expression';
  readonly expression: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
}

const FILE = 'expected/surveyjs-expressions.json';

const FACTS = (hasCorpus ? (readCorpus(FILE) as { facts: Fact[] }).facts : []).map((fact): [string, Fact] => [
  `${fact.id} ${fact.expression}`,
  fact,
]);

const valuesOf = ({ values }: Fact) => decoded(values) as Record<string, unknown>;

/** The fact's value by the compiled path, or undefined where the subset does not cover its expression. */
function compiledValue(fact: Fact): { readonly value: unknown } | undefined {
  const values = valuesOf(fact);
  const compiled = compileExpression(fact.expression, fact.id);
  if ('code' in compiled) return undefined;
  const table = new NameTable(Object.keys(values), []);
  if (table.use(compiled.variables, fact.id)) return undefined;
  const value = compiled.valueIn(new Scope(table.names, values, () => undefined));
  return { value: fact.kind === 'condition' ? holds(value) : value };
}

const COVERED = FACTS.filter(([, fact]) => compiledValue(fact) !== undefined);

describe('expressions of SurveyJS', () => {
  if (!hasCorpus) {
    it('skipped: not present', () => {
      expect(hasCorpus).toBe(false);
    });
    return;
  }

  it.each(FACTS)('%s, by survey-core', (_, fact) => {
    const runner = fact.kind === 'condition' ? ConditionRunner : ExpressionRunner;
    expect(asRecorded(new runner(fact.expression).runValues(valuesOf(fact)))).toEqual(decoded(fact.expected));
  });

  it.each(COVERED)('%s, compiled', (_, fact) => {
    expect(asRecorded(compiledValue(fact)?.value)).toEqual(decoded(fact.expected));
  });

  it('are compiled for the most part', () => {
    process.stderr.write(`compiled expressions: ${String(COVERED.length)} of ${String(FACTS.length)}\n`);
    expect(COVERED.length).toBeGreaterThan(FACTS.length / 2);
  });
});
