import type { JsonValue } from '@tongxing/contracts';
import type { InstrumentDefinition, Questionnaire } from '../definition.js';
import type { Fault } from '../fault.js';
import { questionnaireFaults } from '../questionnaire-faults.js';
import { draftKey, draftProvenance } from './draft.js';
import { jsonLosses } from './json-losses.js';

/** The files of a version folder as text, for the project to complete; or why the file was refused. */
export type Imported = { readonly files: DraftFiles } | { readonly faults: readonly Fault[] };

export type DraftFiles = Readonly<Record<'questionnaire.json' | 'scoring.json' | 'provenance.json', string>>;

/**
 * Reads a SurveyJS questionnaire that was made elsewhere. It is taken whole or not at all: whatever
 * survey-core would drop, report or not understand refuses it, and nothing of an accepted one is changed.
 *
 * The key lists the items that answer with numbers and has no scales; the provenance lacks what only the
 * project knows. `instruments check` names what is still to be written.
 *
 * @param text of the file; a byte order mark is passed over
 * @param as identity that the version shall have here
 * @returns the drafts, or every reason for refusing
 */
export function importSurveyJs(text: string, as: { instrument: string; version: string }): Imported {
  const json = readJson(text.replace(/^\uFEFF/, ''));
  if ('faults' in json) return json;
  const faults = questionnaireFaults(json.questionnaire);
  if (faults.length > 0) return { faults };
  const file = (content: unknown) => `${JSON.stringify(content, null, 2)}\n`;
  return {
    files: {
      'questionnaire.json': file(json.questionnaire),
      'scoring.json': file(draftKey(json.questionnaire, as)),
      'provenance.json': file(draftProvenance(json.questionnaire, as)),
    },
  };
}

/**
 * The questionnaire of a version as a SurveyJS file, with everything it was imported or written with.
 *
 * @returns undefined for a key without questionnaire
 */
export function exportSurveyJs({ questionnaire }: InstrumentDefinition): string | undefined {
  return questionnaire && `${JSON.stringify(questionnaire, null, 2)}\n`;
}

const refused = (code: Fault['code'], at: string, message: string) => ({
  faults: [{ code, file: 'questionnaire.json', at, message }],
});

function readJson(text: string): { questionnaire: Questionnaire } | { faults: Fault[] } {
  let json: JsonValue;
  try {
    json = JSON.parse(text) as JsonValue;
  } catch (error) {
    return refused('json-malformed', '', (error as Error).message);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return refused('file-invalid', '', 'not a JSON object');
  const [lost] = jsonLosses(text);
  if (lost !== undefined) return refused('json-malformed', '', `${lost} cannot be kept`);
  return { questionnaire: json as Questionnaire };
}
