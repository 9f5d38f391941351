import { spawnSync } from 'node:child_process';

interface Message {
  readonly ruleId: string | null;
  readonly severity: number;
  readonly line: number;
}

/** What the project's lint says of `text`, were it the content of the file `path`. */
function lint(path: string, text: string): readonly Message[] {
  const { stdout } = spawnSync(
    process.execPath,
    ['node_modules/eslint/bin/eslint.js', '--stdin', '--stdin-filename', path, '--format', 'json'],
    { input: text, encoding: 'utf8' },
  );
  return (JSON.parse(stdout) as { messages: Message[] }[])[0]?.messages ?? [];
}

/** The faults, one a line, with the rule that must find each. */
function expectEveryFaultFound(path: string, faults: readonly (readonly [code: string, rule: string])[]): void {
  const messages = lint(path, faults.map(([code]) => code).join('\n'));
  const missed = faults.filter(
    ([, rule], i) => !messages.some((m) => m.ruleId === rule && m.line === i + 1 && m.severity === 2),
  );
  expect(missed).toEqual([]);
}

describe('the lint finds', () => {
  it('in a library: any, floating promises, console, randomness, the time', () => {
    expectEveryFaultFound('libs/contracts/src/uuid.ts', [
      ['export const anything = (x: any): unknown => x;', '@typescript-eslint/no-explicit-any'],
      ['export const forget = () => { Promise.resolve(1); };', '@typescript-eslint/no-floating-promises'],
      ["export const shout = () => { console.log('x'); };", 'no-console'],
      ['export const loose = (x: unknown) => x == 1;', 'eqeqeq'],
      ['export const chance = () => Math.random();', 'no-restricted-properties'],
      ['export const clock = () => Date.now();', 'no-restricted-properties'],
      ['export const today = () => new Date();', 'no-restricted-syntax'],
    ]);
  });

  it('in a test: one that runs alone, one that is left out, one that expects nothing', () => {
    expectEveryFaultFound('test/architecture/version.spec.ts', [
      ["it.only('runs alone', () => { expect(1).toBe(1); });", 'jest/no-focused-tests'],
      [
        "describe.only('run alone', () => { it('is one', () => { expect(1).toBe(1); }); });",
        'jest/no-focused-tests',
      ],
      ["it.skip('is left out', () => { expect(1).toBe(1); });", 'jest/no-disabled-tests'],
      ["it('expects nothing', () => { return; });", 'jest/expect-expect'],
      ['export const anything = (x: any): unknown => x;', '@typescript-eslint/no-explicit-any'],
    ]);
  });
});
