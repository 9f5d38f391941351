import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import type { ProblemCode } from '@tongxing/contracts';
import { ProblemException } from './problems/index.js';

/** The problem of a file that is no YAML, and that of one which says something else than it must. */
export interface FileProblems {
  readonly malformed: ProblemCode;
  readonly invalid: ProblemCode;
}

/**
 * Reads a file that people write (YAML, or JSON, which is YAML too).
 *
 * @throws ProblemException `problems.malformed` with the line, `problems.invalid` with every wrong path
 */
export async function readYamlFile<T>(path: string, schema: z.ZodType<T>, problems: FileProblems): Promise<T> {
  const parsed = schema.safeParse(parseYaml(await readFile(path, 'utf8'), problems.malformed));
  if (parsed.success) return parsed.data;
  throw new ProblemException(
    problems.invalid,
    parsed.error.issues.map(({ path: at, message }) => ({
      code: 'invalid',
      path: at.join('.'),
      detail: message,
    })),
  );
}

function parseYaml(text: string, malformed: ProblemCode): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = `line ${String(error.linePos?.[0].line ?? '?')}`;
    throw new ProblemException(malformed, [{ code: 'malformed', path: line }]);
  }
}
