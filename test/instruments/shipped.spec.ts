import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVersion, versionFolders, type VersionFolder } from '@tongxing/api';
import { answerValidator, type InstrumentDefinition } from '@tongxing/instruments';
import { scoreRespondent, type ScaleScore } from '@tongxing/scoring';

interface Example {
  readonly about: { readonly zh: string; readonly en: string };
  readonly answers: Readonly<Record<string, unknown>>;
  /** By scale; null where too few items are answered. */
  readonly scores: Readonly<Record<string, number | null>>;
}

function definitionIn(folder: VersionFolder): InstrumentDefinition {
  const read = readVersion(folder);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, null, 2));
  return read.definition;
}

const examplesIn = ({ path }: VersionFolder): [file: string, example: Example][] =>
  readdirSync(join(path, 'examples')).map((file) => [
    file,
    JSON.parse(readFileSync(join(path, 'examples', file), 'utf8')) as Example,
  ]);

const valueOf = (score: ScaleScore) => (score.kind === 'scored' ? score.value : null);

const agree = (ours: number | null, expected: number | null) =>
  ours === expected ||
  (ours !== null && expected !== null && Math.abs(ours - expected) <= 1e-12 * Math.abs(expected));

const SHIPPED = versionFolders('surveys').map((folder): [string, VersionFolder] => [
  `${folder.instrument}@${folder.version}`,
  folder,
]);

describe.each(SHIPPED)('the shipped version %s', (_, folder) => {
  it('passes its check', () => {
    expect(readVersion(folder)).not.toHaveProperty('faults');
  });

  it('has examples that score and examples that do not', () => {
    const values = examplesIn(folder).flatMap(([, { scores }]) => Object.values(scores));
    expect(values.some((value) => value === null)).toBe(true);
    expect(values.some((value) => value !== null)).toBe(true);
  });

  describe.each(examplesIn(folder))('example %s', (_file, example) => {
    it('is accepted by the questionnaire', () => {
      expect(answerValidator(definitionIn(folder))(example.answers)).toEqual([]);
    });

    it('scores as its author says', () => {
      const scores = scoreRespondent(definitionIn(folder).key, example.answers);
      expect(scores.map((s) => s.scale)).toEqual(Object.keys(example.scores));
      const differing = scores.filter((s) => !agree(valueOf(s), example.scores[s.scale] ?? null));
      expect(differing).toEqual([]);
    });

    it('says what it shows in both languages', () => {
      expect(example.about.zh).toMatch(/\p{Script=Han}/u);
      expect(example.about.en).toMatch(/[a-z]/i);
    });
  });
});
