import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { RosterMapping } from '@tongxing/contracts';
import { ProblemException } from '../../platform/problems/index.js';

/**
 * Reads a mapping file (YAML, or JSON, which is YAML too).
 *
 * @throws ProblemException `request-malformed` with the line, `request-invalid` with every wrong path
 */
export async function readRosterMapping(path: string): Promise<RosterMapping> {
  const parsed = RosterMapping.safeParse(parseYaml(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new ProblemException(
    'request-invalid',
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
    throw new ProblemException('request-malformed', [{ code: 'malformed', path: line }]);
  }
}
