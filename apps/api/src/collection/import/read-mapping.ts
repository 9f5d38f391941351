import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { ImportMapping } from './mapping.js';
import { ImportRefused } from './refusal.js';

/**
 * Reads a mapping file (YAML, or JSON, which is YAML too).
 *
 * @throws ImportRefused `mapping-malformed` with the line, `mapping-invalid` with every wrong path
 */
export async function readMapping(path: string): Promise<ImportMapping> {
  const parsed = ImportMapping.safeParse(parseYaml(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new ImportRefused(
    'mapping-invalid',
    parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`),
  );
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new ImportRefused('mapping-malformed', [`line ${String(error.linePos?.[0].line ?? '?')}`]);
    throw error;
  }
}
