import {
  changeInWords,
  diffVersions,
  type Change,
  type InstrumentDefinition,
  type Questionnaire,
} from '@tongxing/instruments';
import { corpusFiles, hasCorpus, readCorpus } from '../support/corpus.js';

const FAMILIES = ['aia', 'bcgov/parenting-time', 'bcgov/safety-check'];

/** Consecutive versions of a family; their names begin with their dates. */
const PAIRS = FAMILIES.flatMap((family) => {
  const files = corpusFiles(`surveyjs/versions/${family}`);
  return files.slice(1).map((after, i): [string, string] => [String(files[i]), after]);
});

const questionnaire = (file: string) => readCorpus(file) as Questionnaire;

/** A version that scores nothing: what is compared is the questionnaire. */
const version = (json: Questionnaire) =>
  ({
    questionnaire: json,
    key: { items: {}, scales: [], missingValues: {} },
    provenance: {},
  }) as unknown as InstrumentDefinition;

const changes = (before: string, after: string): Change[] =>
  diffVersions(version(questionnaire(before)), version(questionnaire(after)));

type Json = Readonly<Record<string, unknown>>;

/** Names of the questions, read by walking over the whole file: whatever has a type that is not a panel. */
function namesIn(node: unknown, within = ''): string[] {
  if (Array.isArray(node)) return node.flatMap((inner) => namesIn(inner, within));
  if (typeof node !== 'object' || node === null) return [];
  const { type, name } = node as Json;
  const isQuestion =
    ['elements', 'templateElements'].includes(within) && type !== undefined && type !== 'panel';
  const inside = Object.entries(node).flatMap(([key, inner]) =>
    Array.isArray(inner) ? namesIn(inner, key) : [],
  );
  return isQuestion && typeof name === 'string' ? [name, ...inside] : inside;
}

const kinds = (found: readonly Change[], kind: Change['kind']) =>
  found.filter((change) => change.kind === kind).map(({ at }) => at);

describe('versions of public questionnaires', () => {
  if (!hasCorpus) {
    it('skipped: not present', () => {
      expect(hasCorpus).toBe(false);
    });
    return;
  }

  it.each(PAIRS)('%s → %s: the questions that came and went are those of the files', (before, after) => {
    const [old, now] = [namesIn(questionnaire(before)), namesIn(questionnaire(after))];
    const found = changes(before, after);
    expect(new Set(kinds(found, 'item-removed'))).toEqual(new Set(old.filter((name) => !now.includes(name))));
    expect(new Set(kinds(found, 'item-added'))).toEqual(new Set(now.filter((name) => !old.includes(name))));
  });

  it.each(PAIRS)('%s → %s: what is said to have changed stands in both', (before, after) => {
    const [old, now] = [namesIn(questionnaire(before)), namesIn(questionnaire(after))];
    const moved = changes(before, after).filter(({ kind, at }) => !kind.startsWith('item-') && at !== '');
    expect(moved.filter(({ at }) => !old.includes(at) || !now.includes(at))).toEqual([]);
  });

  it.each(PAIRS)('%s has no difference to itself, nor has %s', (before, after) => {
    expect([changes(before, before), changes(after, after)]).toEqual([[], []]);
  });

  it.each(PAIRS)('%s → %s backwards turns added into removed', (before, after) => {
    const [there, back] = [changes(before, after), changes(after, before)];
    expect(kinds(back, 'item-removed').sort()).toEqual(kinds(there, 'item-added').sort());
    expect(kinds(back, 'wording-changed').sort()).toEqual(kinds(there, 'wording-changed').sort());
  });

  it('are told apart in words', () => {
    const [before, after] = PAIRS.findLast(([file]) => file.includes('/aia/')) ?? ['', ''];
    const told = changes(before, after).map(changeInWords);
    const lines = told.map(({ zh, en }) => `  ${en}　${zh}`);
    process.stderr.write(`${before} → ${after}: ${String(told.length)} changes\n${lines.join('\n')}\n`);
    expect(told).toContainEqual({
      zh: 'privacyDesign3：新增题目；此题不能再作为锚题',
      en: 'privacyDesign3: item added; links no scores across the versions',
    });
    expect(told).toContainEqual({
      zh: 'aboutSystem2：显示条件有改动；分数仍可比较',
      en: 'aboutSystem2: who is asked changed; scores stay comparable',
    });
    expect(told).toContainEqual({
      zh: 'aboutSystem1：可选答案有改动；此题不能再作为锚题',
      en: 'aboutSystem1: what can be answered changed; links no scores across the versions',
    });
  });
});
