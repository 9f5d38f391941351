import { canonicalJson, type JsonValue } from '@tongxing/contracts';
import { exportSurveyJs, importSurveyJs, type Fault, type InstrumentDefinition } from '@tongxing/instruments';
import { corpusFiles, hasCorpus, readCorpus } from '../support/corpus.js';

interface Known {
  readonly file: string;
  readonly jsonErrors?: number;
}

interface Docs {
  readonly surveys: readonly {
    readonly source: string;
    readonly line: number;
    readonly load: { readonly jsonErrors: readonly unknown[] };
    readonly json: JsonValue;
  }[];
}

/** One questionnaire, and whether survey-core was seen to report errors in it by whoever recorded it. */
type Case = [name: string, json: JsonValue, hasErrors: boolean | undefined];

const DOCS = 'surveyjs/survey-library-docs-and-tests.json';
const AS = { instrument: 'from-elsewhere', version: '1.0.0' };

function cases(): Case[] {
  const known = readCorpus('manifest.json') as Known[];
  const errorsIn = (file: string) => known.find((entry) => entry.file === file)?.jsonErrors;
  const files = corpusFiles('surveyjs').map((file): Case => {
    const errors = errorsIn(file);
    return [file, readCorpus(file) as JsonValue, errors === undefined ? undefined : errors > 0];
  });
  const docs = (readCorpus(DOCS) as Docs).surveys.map(({ source, line, load, json }): Case => [
    `${source}:${String(line)}`,
    json,
    load.jsonErrors.length > 0,
  ]);
  return [...files, ...docs];
}

const CASES = hasCorpus ? cases() : [];

const imported = (json: JsonValue) => importSurveyJs(JSON.stringify(json), AS);

/** Imported, stored as a version, and exported again. */
function givenBack(json: JsonValue): JsonValue {
  const result = imported(json);
  const text = 'files' in result ? result.files['questionnaire.json'] : 'null';
  const definition = { ...AS, questionnaire: JSON.parse(text) as unknown };
  return JSON.parse(exportSurveyJs(definition as InstrumentDefinition) ?? 'null') as JsonValue;
}

/** What kind of thing was not understood, without its place. */
const reason = ({ code, message }: Fault): string =>
  code === 'questionnaire-invalid' ? `${code}: ${message}` : code;

function table(): string {
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [, json] of CASES) {
    const result = imported(json);
    count('faults' in result ? 'refused' : 'taken over whole');
    for (const name of new Set('faults' in result ? result.faults.map(reason) : [])) count(`  ${name}`);
  }
  const lines = [...counts].sort().map(([name, n]) => `${String(n).padStart(5)} ${name}`);
  return `questionnaires from elsewhere: ${String(CASES.length)}\n${lines.join('\n')}\n`;
}

describe('a SurveyJS questionnaire from elsewhere is taken over whole or refused', () => {
  if (!hasCorpus) {
    it('skipped: not present', () => {
      expect(hasCorpus).toBe(false);
    });
    return;
  }

  const taken = CASES.filter(([, json]) => 'files' in imported(json));
  const refused = CASES.filter(([, json]) => 'faults' in imported(json));

  it.each(taken)('%s is given back as it was', (_, json) => {
    expect(canonicalJson(givenBack(json))).toBe(canonicalJson(json));
  });

  it.each(refused)('%s is refused with reasons', (_, json) => {
    const result = imported(json);
    const messages = 'faults' in result ? result.faults.map(({ message }) => message) : [];
    expect(messages.filter((message) => message.trim() === '')).toEqual([]);
  });

  it('whatever survey-core was seen to report is refused', () => {
    expect(taken.filter(([, , hasErrors]) => hasErrors).map(([name]) => name)).toEqual([]);
  });

  it('counted by reason', () => {
    process.stderr.write(table());
    expect(CASES.some(([, json]) => 'files' in imported(json))).toBe(true);
  });
});
