import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licensedFolders, readVersion, versionFolders, type VersionFolder } from '@tongxing/api';
import { itemScore, type KeyScale, type ScoringKey } from '@tongxing/instruments';
import { scaleRange } from '@tongxing/scoring';
import { questionsIn } from '../factories/answers.js';

interface Example {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly alerts?: readonly { readonly flag: string }[];
}

const FOLDERS = [...versionFolders('surveys'), ...licensedFolders('surveys')].map(
  (folder): [string, VersionFolder] => [`${folder.instrument}@${folder.version}`, folder],
);

const examplesIn = ({ path }: VersionFolder): Example[] =>
  readdirSync(join(path, 'examples')).map(
    (file) => JSON.parse(readFileSync(join(path, 'examples', file), 'utf8')) as Example,
  );

const answered = (key: ScoringKey, { items }: KeyScale, { answers }: Example): number =>
  items.filter((item) => {
    const coding = key.items[item];
    return coding !== undefined && itemScore(coding, answers[item]) !== undefined;
  }).length;

const needed = ({ items, minimumAnsweredPercent }: KeyScale): number =>
  Math.ceil((minimumAnsweredPercent * items.length) / 100);

describe.each(FOLDERS)('the examples of %s show', (_, folder) => {
  const read = readVersion(folder);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { key, questionnaire } = read.definition;
  const examples = examplesIn(folder);
  const scores = ({ id }: KeyScale) => examples.flatMap((example) => example.scores[id] ?? []);
  const without = (shown: (scale: KeyScale) => boolean) =>
    key.scales.filter((scale) => !shown(scale)).map(({ id }) => id);

  it('the lowest and the highest score of every scale', () => {
    const reaches = (scale: KeyScale, end: number) =>
      scores(scale).some((score) => Math.abs(score - end) < 1e-9);
    expect(without((scale) => scaleRange(key, scale).every((end) => reaches(scale, end)))).toEqual([]);
  });

  it('a score between the two', () => {
    const between = examples.filter(({ scores: own }) =>
      key.scales.some((scale) => {
        const [lowest, highest] = scaleRange(key, scale);
        const score = own[scale.id] ?? NaN;
        return score > lowest && score < highest;
      }),
    );
    expect(between.length > 0 || key.scales.every(({ items }) => items.length === 1)).toBe(true);
  });

  it.each([
    ['just enough answers', 0],
    ['one answer too few', -1],
  ])('%s, for every scale', (_name, more) => {
    const count = (scale: KeyScale) => needed(scale) + more;
    expect(without((scale) => examples.some((e) => answered(key, scale, e) === count(scale)))).toEqual([]);
  });

  it.each(['dont_know', 'rather_not_say'])('the answer %s, where it is offered', (reason) => {
    const isOffered = questionnaire
      ? questionsIn(questionnaire).some((q) => JSON.stringify(q['choices'] ?? []).includes(`"${reason}"`))
      : Object.hasOwn(key.missingValues, reason);
    const isGiven = examples.some(({ answers }) => Object.values(answers).flat().includes(reason));
    expect(isGiven || !isOffered).toBe(true);
  });

  it('every red flag', () => {
    const raised = examples.flatMap(({ alerts = [] }) => alerts.map(({ flag }) => flag));
    expect((key.redFlags ?? []).map(({ id }) => id).filter((id) => !raised.includes(id))).toEqual([]);
  });
});
