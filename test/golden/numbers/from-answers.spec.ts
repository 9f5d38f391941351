import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportService, ProgrammeService, readMapping, ReportsService } from '@tongxing/api';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';
import { ENGINES } from '../../support/databases.js';
import { present } from '../../support/programs.js';

const STUDY = 'test/reference/real-mood-study';
const HIGHEST = 3;

/** Items by scale, with a minus where they count the other way, as the reference in R has them. */
const { scales } = JSON.parse(readFileSync(join(STUDY, 'expected.json'), 'utf8')) as {
  scales: Record<string, { readonly items: readonly string[] }>;
};

interface Answered {
  readonly participant: string;
  readonly arm: string;
  readonly wave: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Points of 0 to 100: the mean of what was answered, where at least four fifths were. */
function scoreOf(answers: Answered['answers'], items: readonly string[]): number | undefined {
  const values = items.flatMap((item) => {
    const value = answers[item.replace(/^-/, '')];
    if (typeof value !== 'number') return [];
    return [item.startsWith('-') ? HIGHEST - value : value];
  });
  return values.length >= 0.8 * items.length ? (100 * mean(values)) / HIGHEST : undefined;
}

const oneDecimal = (value: number) =>
  `${value < 0 && value.toFixed(1) !== '-0.0' ? '−' : ''}${Math.abs(value).toFixed(1)}`;
const signed = (value: number) => (value > 0.05 ? `+${oneDecimal(value)}` : oneDecimal(value));
const twoDecimals = (value: number) => `${value <= -0.005 ? '−' : ''}${Math.abs(value).toFixed(2)}`;

// Without the program, which CI must have, they are left out and `present` says so.
(present('pdftotext') ? describe : describe.skip).each(ENGINES)(
  'what a printed report says, from the answers in a %s database',
  (engine) => {
    let api: TestApi;
    let rows: Answered[];
    let text: string;

    beforeAll(async () => {
      api = await startApi(engine);
      const mapping = await readMapping(join(STUDY, 'mapping.yaml'));
      await api.app.get(ImportService).run({ path: join(STUDY, 'responses.csv'), mapping, dryRun: false });
      const { id } = await api.app.get(ProgrammeService).findProjectByCode(mapping.project.code);
      const { pdf } = await api.app.get(ReportsService).make(id, { language: 'en', length: 'full' });
      const folder = mkdtempSync(join(tmpdir(), 'tongxing-numbers-'));
      writeFileSync(join(folder, 'report.pdf'), pdf);
      text = execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' });
      rmSync(folder, { recursive: true });
      const stored = await api.app.get(DataSource).query<(Omit<Answered, 'answers'> & { answers: string })[]>(
        `select p.id as participant, p.arm as arm, w.code as wave, s.answers as answers
         from submission s join participant p on p.id = s.participant_id join wave w on w.id = s.wave_id
        where s.project_id = '${id}'`,
      );
      rows = stored.map((row) => ({ ...row, answers: JSON.parse(row.answers) as Answered['answers'] }));
    }, 120_000);
    afterAll(() => api.stop());

    /** Lines of a table, each as the words and figures that stand in it. */
    const linesUnder = (caption: string): string[][] => {
      const start = text.indexOf(caption);
      expect(start).toBeGreaterThan(0);
      const lines = text.slice(start).split('\n').slice(1);
      const end = lines.findIndex((line, i) => i > 3 && /^\S.*: /.test(line));
      return lines.slice(0, end).map((line) => line.trim().split(/\s{2,}/));
    };
    const lineOf = (caption: string, label: string) => linesUnder(caption).find(([first]) => first === label);

    const arms = ['comedy', 'documentary', 'horror', 'nature'];
    const names: Readonly<Record<string, string>> = {
      EA: 'Energetic arousal',
      TA: 'Tense arousal',
      PA: 'Positive affect',
      NAf: 'Negative affect',
      Joviality: 'Joviality',
    };
    const pairsOf = (scale: string, arm: string) => {
      const items = scales[scale]?.items ?? [];
      const at = (wave: string) =>
        new Map(
          rows
            .filter((row) => row.arm === arm && row.wave === wave)
            .map(({ participant, answers }) => [participant, scoreOf(answers, items)]),
        );
      const [before, after] = [at('baseline'), at('endline')];
      return [...before].flatMap(([participant, first]) => {
        const last = after.get(participant);
        return first === undefined || last === undefined ? [] : [[first, last] as const];
      });
    };

    describe.each(Object.entries(names))('%s', (scale, name) => {
      it.each(arms)('the change of %s: people, means, change, t, degrees of freedom and size', (arm) => {
        const pairs = pairsOf(scale, arm);
        const changes = pairs.map(([a, b]) => b - a);
        const [change, sd] = [mean(changes), sampleStandardDeviation(changes)];
        const line = lineOf(`${name}: The same change by the paired t`, arm) ?? [];
        const [, n, , before, after, by, , t, df, , dz] = line;
        expect([n, before, after, by, t, df, dz]).toEqual([
          String(pairs.length),
          oneDecimal(mean(pairs.map(([a]) => a))),
          oneDecimal(mean(pairs.map(([, b]) => b))),
          signed(change),
          twoDecimals(change / (sd / Math.sqrt(pairs.length))),
          String(pairs.length - 1),
          twoDecimals(change / sd),
        ]);
        expect(lineOf(`${name}: Change in each arm`, arm)?.slice(1, 6)).toEqual(line.slice(1, 6));
      });

      it.each(arms)('who of %s changed by more than measurement error', (arm) => {
        const items = scales[scale]?.items ?? [];
        const complete = rows
          .filter(({ wave }) => wave === 'baseline')
          .flatMap(({ answers }) => {
            const values = items
              .map((item) => ({ value: answers[item.replace(/^-/, '')], item }))
              .map(({ value, item }) =>
                typeof value === 'number' ? (item.startsWith('-') ? HIGHEST - value : value) : undefined,
              );
            return values.some((value) => value === undefined) ? [] : [values as number[]];
          });
        const variance = (values: readonly number[]) => sampleStandardDeviation([...values]) ** 2;
        const ofItems = items.reduce(
          (sum, _, i) => sum + variance(complete.map((values) => values[i] as number)),
          0,
        );
        const ofSums = variance(complete.map((values) => values.reduce((a, b) => a + b, 0)));
        const alpha = (items.length / (items.length - 1)) * (1 - ofItems / ofSums);
        const scored = rows
          .filter(({ wave }) => wave === 'baseline')
          .flatMap(({ answers }) => scoreOf(answers, items) ?? []);
        const threshold = 1.959963984540054 * sampleStandardDeviation(scored) * Math.sqrt(2 * (1 - alpha));
        const changes = pairsOf(scale, arm).map(([a, b]) => b - a);
        const [higher, lower] = [
          changes.filter((c) => c > threshold).length,
          changes.filter((c) => c < -threshold).length,
        ];
        const [, n, limit, up, same, down] = lineOf(`${name}: People who changed by more`, arm) ?? [];
        expect([n, limit]).toEqual([String(changes.length), oneDecimal(threshold)]);
        const told = (count: number) =>
          `${String(count)} (${String(Math.round((100 * count) / changes.length))}%)`;
        const truth = [higher, changes.length - higher - lower, lower].map(told);
        // Small counts are withheld; what is told is true.
        const printed = [up, same, down];
        expect(printed).toEqual(printed.map((cell, i) => (cell === 'withheld' ? cell : truth[i])));
      });
    });
  },
);
