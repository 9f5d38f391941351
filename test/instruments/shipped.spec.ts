import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licensedFolders, readVersion, versionFolders, type VersionFolder } from '@tongxing/api';
import { answerValidator, lintInstruments, type InstrumentDefinition } from '@tongxing/instruments';
import { raisedFlags, type RaisedFlag } from '@tongxing/safeguarding';
import { scoreRespondent, type ScaleScore } from '@tongxing/scoring';

interface Example {
  readonly about: { readonly zh: string; readonly en: string };
  readonly answers: Readonly<Record<string, unknown>>;
  /** By scale; null where too few items are answered. */
  readonly scores: Readonly<Record<string, number | null>>;
  /** Bands, for scales that have them. */
  readonly bands?: Readonly<Record<string, string>>;
  /** Red flags, most urgent first; none where left out. */
  readonly alerts?: readonly RaisedFlag[];
  /** The project's own cuts, where a flag asks for one. */
  readonly cuts?: Readonly<Record<string, number>>;
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

const named = (folder: VersionFolder): [string, VersionFolder] => [
  `${folder.instrument}@${folder.version}`,
  folder,
];
const SHIPPED = versionFolders('surveys').map(named);
const ALL = [...SHIPPED, ...licensedFolders('surveys').map(named)];

describe('the shipped suite', () => {
  it('keeps its own rules', () => {
    expect(lintInstruments(SHIPPED.map(([, folder]) => definitionIn(folder)))).toEqual([]);
  });
});

describe.each(ALL)('the shipped version %s', (_, folder) => {
  const definition = definitionIn(folder);
  const { key } = definition;
  const validate = answerValidator(definition);

  it('has examples that score and examples that do not', () => {
    const values = examplesIn(folder).flatMap(([, { scores }]) => Object.values(scores));
    const scored = key.scales.length > 0;
    expect(values.some((value) => value === null)).toBe(scored);
    expect(values.some((value) => value !== null)).toBe(scored);
  });

  it('has an example for each red flag', () => {
    const raised = examplesIn(folder).flatMap(([, { alerts }]) => (alerts ?? []).map((a) => a.flag));
    const flags = key.redFlags ?? [];
    expect(flags.map((f) => f.id).filter((id) => !raised.includes(id))).toEqual([]);
  });

  describe.each(examplesIn(folder))('example %s', (_file, example) => {
    it('is accepted by the questionnaire', () => {
      expect(validate(example.answers)).toEqual([]);
    });

    it('scores as its author says', () => {
      const scores = scoreRespondent(key, example.answers);
      expect(scores.map((s) => s.scale)).toEqual(Object.keys(example.scores));
      const differing = scores.filter((s) => !agree(valueOf(s), example.scores[s.scale] ?? null));
      expect(differing).toEqual([]);
    });

    it('falls into the bands its author says', () => {
      const scores = scoreRespondent(key, example.answers);
      const bands = scores.flatMap((s) => (s.kind === 'scored' && s.band ? [[s.scale, s.band]] : []));
      expect(Object.fromEntries(bands)).toEqual(example.bands ?? {});
    });

    it('raises the red flags its author says', () => {
      const scores = scoreRespondent(key, example.answers);
      expect(raisedFlags(key, example.answers, scores, example.cuts)).toEqual(example.alerts ?? []);
    });

    it('says what it shows in both languages', () => {
      expect(example.about.zh).toMatch(/\p{Script=Han}/u);
      expect(example.about.en).toMatch(/[a-z]/i);
    });
  });
});
