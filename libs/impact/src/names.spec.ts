import { analyse } from './analyse.js';
import type { OutcomeData } from './study.js';
import { contrastSentence } from './wording.js';

const PEOPLE = 90;

/** A scale on which most stand at the lowest, so that findings speak of a wave. */
function outcome(): OutcomeData {
  const column = (shift: number) =>
    Float64Array.from({ length: PEOPLE }, (_, i) => (i % 3 === 0 ? ((i * 7 + shift) % 10) * 10 : 0));
  return {
    id: 'worry',
    name: { zh: '担心', en: 'Worry' },
    domain: 'emotional',
    direction: 'lower_is_better',
    measurement: 'formative',
    range: [0, 100],
    scores: [column(0), column(3).map((score, i) => (i < 20 ? NaN : score))],
    items: [[], []],
  };
}

it('findings name arms, waves and facts as readers know them, never by their codes', () => {
  const { findings } = analyse(
    {
      allocation: 'single_group',
      arms: ['all'],
      comparisons: [],
      waves: [
        { code: 'w-1', name: { zh: '基线调查', en: 'First survey' } },
        { code: 'w-2', name: { zh: '末线调查', en: 'Last survey' } },
      ],
      sites: 3,
    },
    {
      schema: 'tongxing.analysis-plan/1',
      baseline: 'w-1',
      endline: 'w-2',
      outcomes: ['worry'],
      primary: [],
      comparisons: [],
      subgroups: ['county'],
      level: 0.95,
      seed: 1,
    },
    {
      participants: PEOPLE,
      arm: new Int32Array(PEOPLE),
      site: Int32Array.from({ length: PEOPLE }, (_, i) => i % 3),
      present: [new Uint8Array(PEOPLE).fill(1), Uint8Array.from({ length: PEOPLE }, (_, i) => Number(i >= 20))],
      exits: Array.from({ length: PEOPLE }, (_, i) =>
        i < 20 ? { on: '2026-01-01', reason: 'joined_parents' as const } : null,
      ),
      facts: [],
      outcomes: [outcome()],
      duplicates: 0,
    },
    { minimum: 10, hideCounts: (counts) => counts },
  );
  const of = (code: string) => findings.find((finding) => finding.code === code)?.text;
  expect(of('attrition')?.en).toContain('all participants 20 (22.2%)');
  expect(of('attrition')?.zh).toContain('全体参与者 20 人');
  expect(of('success_linked_loss')?.en).toContain('all participants 20');
  expect(of('floor')?.zh).toContain('担心 (基线调查');
  expect(of('floor')?.en).toContain('Worry (First survey');
  expect(of('facts_not_known')?.zh).toContain('县');
  expect(findings.filter(({ text }) => /\ball\b(?! participants)|w-[12]/.test(text.en))).toEqual([]);
});

describe('arms in sentences', () => {
  const difference = {
    kind: 'estimated' as const,
    n: 358,
    nTreatment: 180,
    nComparison: 178,
    estimate: 7.7,
    se: 2,
    t: 3.85,
    df: 30,
    p: 0.0006,
    interval: { level: 0.95, low: 3.8, high: 11.6 },
  };
  const said = (treatment: string, comparison: string, estimate = difference.estimate) =>
    contrastSentence(
      { ...difference, estimate, ...(estimate < 1 && { interval: { level: 0.95, low: -3, high: 3.4 } }) },
      { treatment, comparison },
      'change',
      { role: 'primary', kind: 'score', unit: 'participant' },
    );

  it('have the words of the glossary where they go by its codes', () => {
    const { zh, en } = said('programme', 'comparison');
    expect(zh).toContain('项目组末线得分比对照组高 7.7 分');
    expect(en).toContain('the programme arm scored 7.7 points higher than the comparison arm');
    expect(said('programme', 'comparison', 0.2).zh).toContain('项目组与对照组两组末线得分未见明确差异');
  });

  it('keep the codes that a programme gave them', () => {
    expect(said('north', 'south').zh).toContain('north 组末线得分比 south 组高');
    expect(said('north', 'south', 0.2).zh).toContain('north 与 south 两组末线得分未见明确差异');
  });
});
