import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { AnalysisPlan } from '@tongxing/contracts';
import { ProblemException } from '../../platform/problems/index.js';

/**
 * Reads a plan file (YAML, or JSON, which is YAML too).
 *
 * @throws ProblemException `plan-invalid` with every wrong path, or the line that cannot be read
 */
export async function readPlan(path: string): Promise<AnalysisPlan> {
  const parsed = AnalysisPlan.safeParse(parseYaml(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new ProblemException(
    'plan-invalid',
    parsed.error.issues.map(({ path: at, message }) => ({
      code: 'invalid',
      path: at.join('.'),
      detail: message,
    })),
  );
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = `line ${String(error.linePos?.[0].line ?? '?')}`;
    throw new ProblemException('plan-invalid', [{ code: 'malformed', path: line }]);
  }
}
