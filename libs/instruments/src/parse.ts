import type { z } from 'zod';
import type { InstrumentDefinition, Questionnaire } from './definition.js';
import type { Fault } from './fault.js';
import { Provenance } from './provenance.js';
import { ScoringKey } from './scoring-key.js';

/** The files of one version folder, by name, as text. */
export interface VersionFiles {
  readonly 'questionnaire.json'?: string;
  readonly 'scoring.json'?: string;
  readonly 'provenance.json'?: string;
}

export type Parsed = { readonly definition: InstrumentDefinition } | { readonly faults: readonly Fault[] };

/**
 * Reads the files of `surveys/<instrument>/<version>/` into a definition, or says everything that is wrong
 * with their form. What the questionnaire means to survey-core is checked by `checkInstrument`.
 *
 * @param folder names of the two folders, which the files must repeat
 */
export function parseVersion(folder: { instrument: string; version: string }, files: VersionFiles): Parsed {
  const faults: Fault[] = [];
  const key = parseFile(ScoringKey, 'scoring.json', files['scoring.json'], faults);
  const provenance = parseFile(Provenance, 'provenance.json', files['provenance.json'], faults);
  const questionnaire =
    files['questionnaire.json'] === undefined
      ? undefined
      : (parseJson('questionnaire.json', files['questionnaire.json'], faults) as Questionnaire | undefined);
  if (questionnaire !== undefined && (typeof questionnaire !== 'object' || Array.isArray(questionnaire)))
    faults.push({ code: 'file-invalid', file: 'questionnaire.json', at: '', message: 'not a JSON object' });
  for (const [file, content] of [
    ['scoring.json', key],
    ['provenance.json', provenance],
  ] as const)
    if (content && (content.instrument !== folder.instrument || content.version !== folder.version))
      faults.push({
        code: 'identity-mismatch',
        file,
        at: '',
        message: `says ${content.instrument}@${content.version} in the folder of ${folder.instrument}@${folder.version}`,
      });
  if (faults.length > 0 || !key || !provenance) return { faults };
  return { definition: { ...folder, ...(questionnaire && { questionnaire }), key, provenance } };
}

function parseJson(file: string, text: string, faults: Fault[]): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    faults.push({ code: 'json-malformed', file, at: '', message: (error as Error).message });
    return undefined;
  }
}

function parseFile<T extends z.ZodType>(
  schema: T,
  file: string,
  text: string | undefined,
  faults: Fault[],
): z.output<T> | undefined {
  if (text === undefined) {
    faults.push({ code: 'file-missing', file, at: '', message: 'the file is missing' });
    return undefined;
  }
  const json = parseJson(file, text, faults);
  if (json === undefined) return undefined;
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  for (const issue of result.error.issues)
    faults.push({ code: 'file-invalid', file, at: issue.path.join('.'), message: issue.message });
  return undefined;
}
