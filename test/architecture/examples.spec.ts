import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Matrix } from 'ml-matrix';

/** `@example call // what it gives`, one line each, as docstrings write them. */
const EXAMPLE = /@example (?<call>.+) \/\/ (?<gives>.+)$/gm;

interface Example {
  readonly file: string;
  readonly call: string;
  readonly gives: string;
}

const SOURCES = readdirSync('libs', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => ({ file, text: readFileSync(join('libs', file), 'utf8') }));

const EXAMPLES: readonly Example[] = SOURCES.flatMap(({ file, text }) =>
  [...text.matchAll(EXAMPLE)].map(({ groups }) => ({
    file,
    call: groups?.['call'] ?? '',
    gives: groups?.['gives'] ?? '',
  })),
);

const evaluated = (expression: string, scope: object): unknown =>
  runInNewContext(`(${expression})`, { Float64Array, Matrix, ...scope });

/** The same value of this realm: arrays made in another are not equal to ours. */
const asOurs = (value: unknown): unknown => (Array.isArray(value) ? Array.from(value, asOurs) : value);

describe('the example in a docstring gives what it says:', () => {
  it.each(EXAMPLES)('$file $call', async ({ file, call, gives }) => {
    const module = (await import(join('../../libs', file))) as object;
    expect(asOurs(evaluated(call, module))).toEqual(asOurs(evaluated(gives, {})));
  });

  it('every example is one that this test can read', () => {
    const tags = SOURCES.flatMap(({ text }) => text.match(/@example/g) ?? []);
    expect(EXAMPLES).toHaveLength(tags.length);
  });
});
