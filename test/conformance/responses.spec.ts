import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Questionnaire, ScoringKey } from '@tongxing/instruments';
import { itemColumns, scoreColumns, scoreRespondent } from '@tongxing/scoring';
import { CORPUS, hasCorpus, readCorpus } from '../support/corpus.js';
import { aiaKey, most, pointsOf, weighed } from './aia-key.js';
import { BFI, CONSPIRACIST, EXAM, PHQ_9 } from './keys.js';

type Row = Readonly<Record<string, string>>;

const rowsOf = (folder: string) =>
  parse<Row>(readFileSync(join(CORPUS, 'responses', folder, 'data.csv')), { columns: true });

const isAnswered = (cell: string | undefined): cell is string =>
  cell !== undefined && cell !== '' && cell !== 'NA';

const answersIn = (key: ScoringKey, row: Row) =>
  Object.fromEntries(
    Object.keys(key.items).flatMap((item) => (isAnswered(row[item]) ? [[item, Number(row[item])]] : [])),
  );

/** By scale, in the order of the rows; NaN where there is no score. */
function scored(key: ScoringKey, folder: string): Map<string, number[]> {
  const respondents = rowsOf(folder).map((row) => answersIn(key, row));
  const columns = scoreColumns(key, itemColumns(key, respondents), respondents.length);
  return new Map(columns.map(({ scale, values }) => [scale, Array.from(values)]));
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const told: string[] = [];

const describeCorpus = hasCorpus ? describe : describe.skip;

afterAll(() => process.stderr.write(`scores of data from elsewhere\n${told.map((t) => `  ${t}\n`).join('')}`));

describeCorpus('psychTools’ bfi', () => {
  interface Reference {
    readonly n: number;
    readonly mean: number;
    readonly sd: number;
    readonly first10: readonly number[];
  }
  const keys = () => readCorpus('responses/bfi/keys.json') as Record<string, string[]>;
  const reference = () =>
    (readCorpus('responses/bfi/reference-scores.json') as { scores: Record<string, Reference> }).scores;

  it('is keyed as published', () => {
    const signed = BFI.scales.map(({ id, items, reversed }) => [
      id,
      items.map((item) => (reversed.includes(item) ? `-${item}` : item)),
    ]);
    expect(Object.fromEntries(signed)).toEqual(keys());
  });

  it.each(BFI.scales.map(({ id }) => id))(
    '%s has the published number, mean, spread and first scores',
    (id) => {
      const scores = (scored(BFI, 'bfi').get(id) ?? []).filter((score) => !Number.isNaN(score));
      const mean = sum(scores) / scores.length;
      const sd = Math.sqrt(sum(scores.map((score) => (score - mean) ** 2)) / (scores.length - 1));
      const { n, first10, ...published } = reference()[id] as Reference;
      expect(scores).toHaveLength(n);
      expect(mean).toBeCloseTo(published.mean, 6);
      expect(sd).toBeCloseTo(published.sd, 6);
      expect(scores.slice(0, 10)).toEqual(first10.map((score) => expect.closeTo(score, 12) as number));
    },
  );

  it('scores every row as its mean by hand', () => {
    const ours = scored(BFI, 'bfi');
    const rows = rowsOf('bfi');
    for (const [id, signed] of Object.entries(keys())) {
      const byHand = rows.map((row) => {
        const answers = signed.flatMap((item) => {
          const cell = row[item.replace('-', '')];
          if (!isAnswered(cell)) return [];
          return [item.startsWith('-') ? 7 - Number(cell) : Number(cell)];
        });
        return answers.length > 0 ? sum(answers) / answers.length : NaN;
      });
      expect(ours.get(id)).toEqual(byHand.map((score) => expect.closeTo(score, 12) as number));
    }
    told.push(`bfi: ${String(rows.length)} rows × ${String(BFI.scales.length)} scales`);
  });
});

describeCorpus('the examination of 2014', () => {
  it('has the published total in every row', () => {
    const published = rowsOf('math-exam-14w').map((row) => Number(row['nsolved']));
    expect(scored(EXAM, 'math-exam-14w').get('nsolved')).toEqual(published);
    told.push(`mathematics examination: ${String(published.length)} of ${String(published.length)} totals`);
  });
});

describeCorpus('conspiracist beliefs', () => {
  it('are totalled by hand alike, and only where all fifteen are answered', () => {
    const byHand = rowsOf('conspiracist-beliefs-2016').map((row) => {
      const cells = Object.entries(row).flatMap(([name, cell]) => (name.startsWith('resp.q') ? [cell] : []));
      return cells.every(isAnswered) ? sum(cells.map(Number)) : NaN;
    });
    expect(scored(CONSPIRACIST, 'conspiracist-beliefs-2016').get('total')).toEqual(byHand);
    const complete = byHand.filter((score) => !Number.isNaN(score)).length;
    told.push(`conspiracist beliefs: ${String(byHand.length)} rows, ${String(complete)} complete`);
  });
});

describeCorpus('HL7’s example of a PHQ-9', () => {
  interface Node {
    readonly linkId: string;
    readonly answer?: readonly { valueCoding?: { code: string }; valueQuantity?: { value: number } }[];
    readonly item?: readonly Node[];
  }
  const nodes = (items: readonly Node[]): Node[] => items.flatMap((node) => [node, ...nodes(node.item ?? [])]);
  const response = () =>
    nodes(
      (readCorpus('fhir/hl7-sdc__questionnaireresponse-sdc-profile-example-PHQ9.json') as { item: Node[] })
        .item,
    );

  it('sums to 10; the total stored in it, 13, is wrong in the source', () => {
    const answers = response().flatMap(({ linkId, answer }) =>
      answer?.[0]?.valueCoding ? [[linkId, answer[0].valueCoding.code]] : [],
    );
    const stored = response().find(({ linkId }) => linkId === 'H1/TS')?.answer?.[0]?.valueQuantity?.value;
    expect(scoreRespondent(PHQ_9, Object.fromEntries(answers) as Record<string, string>)).toEqual([
      { scale: 'total', kind: 'scored', value: 10, answered: 9, items: 9 },
    ]);
    expect(stored).toBe(13);
    told.push('PHQ-9 of HL7: 10 by its nine answers, 13 as stored (wrong in the source)');
  });
});

describeCorpus('the Algorithmic Impact Assessment', () => {
  interface Expected {
    readonly raw: number;
    readonly mitigation: number;
    readonly total: number;
    readonly level: number;
  }
  const NEWEST = 'surveyjs/versions/aia/2021-11-30-8cc9b5f.json';
  const questionnaire = () => readCorpus(NEWEST) as Questionnaire;

  type Answers = Readonly<Record<string, unknown>>;

  function ours(key: ScoringKey, answers: Answers): Expected {
    const scores = scoreRespondent(key, answers);
    const of = (id: string) => scores.find(({ scale }) => scale === id);
    const value = (id: string) => {
      const score = of(id);
      return score?.kind === 'scored' ? score.value : NaN;
    };
    const last = of('total');
    const band = last?.kind === 'scored' ? last.band : undefined;
    return {
      raw: value('raw'),
      mitigation: value('mitigation'),
      total: value('total'),
      level: Number(band?.replace('level-', '')),
    };
  }

  /** The published rule, step by step. */
  function byHand(answers: Answers): Expected {
    const questions = weighed(questionnaire());
    const of = (kind: 'raw' | 'mitigation') => questions.filter((q) => q.kind === kind);
    const points = ({ name }: { name: string }) =>
      sum([(answers[name] ?? []) as string | string[]].flat().map(pointsOf));
    const [raw, mitigation] = [sum(of('raw').map(points)), sum(of('mitigation').map(points))];
    const [mostRaw, mostMitigation] = [sum(of('raw').map(most)), sum(of('mitigation').map(most))];
    const total = mitigation >= 0.8 * (mostMitigation / 2) ? Math.round(0.85 * raw) : raw;
    const level = [0.25, 0.5, 0.75].filter((share) => total > share * mostRaw).length + 1;
    return { raw, mitigation, total, level };
  }

  const answersTo = (questions: ReturnType<typeof weighed>) =>
    fc.record(
      Object.fromEntries(
        questions
          .filter((q) => q.values.length > 0)
          .map((q) => [q.name, q.isSeveral ? fc.subarray([...q.values]) : fc.constantFrom(...q.values)]),
      ),
      { requiredKeys: [] },
    );

  it('scores the published case', () => {
    const { cases } = readCorpus('expected/aia-scoring.json') as {
      cases: { data: Answers; expected: Expected }[];
    };
    const key = aiaKey(questionnaire());
    expect(cases.map(({ data }) => ours(key, data))).toEqual(cases.map(({ expected }) => expected));
    told.push(`AIA: ${String(cases.length)} published case`);
  });

  it('gives the highest level to whoever ticks everything, discounted', () => {
    const questions = weighed(questionnaire());
    const dearest = ({ values }: { values: readonly string[] }) =>
      values.toSorted((a, b) => pointsOf(b) - pointsOf(a))[0];
    const everything = Object.fromEntries(
      questions.map((q) => [q.name, q.isSeveral ? q.values : dearest(q)] as const),
    );
    const scores = ours(aiaKey(questionnaire()), everything);
    expect(scores).toEqual(byHand(everything));
    expect(scores.level).toBe(4);
    expect(scores.total).toBeLessThan(scores.raw);
  });

  it('scores any answers as the published rule does', () => {
    const key = aiaKey(questionnaire());
    const levels = new Set<number>();
    fc.assert(
      fc.property(answersTo(weighed(questionnaire())), (answers) => {
        const expected = byHand(answers);
        levels.add(expected.level);
        expect(ours(key, answers)).toEqual(expected);
      }),
      { seed: 20261125, numRuns: 300 },
    );
    told.push(`AIA: 300 random assessments, levels ${[...levels].sort().join(', ')}`);
  });
});
