import { analyse, type ImpactResults, type OutcomeData, type StudyDesign } from '@tongxing/impact';
import type { ReportContext } from '@tongxing/report';

const name = (en: string) => ({ zh: `量表${en}`, en });

/** Figures that look random and are always the same: a linear congruential generator. */
function figures(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

function outcome(id: string, people: number, seed: number): OutcomeData {
  const next = figures(seed);
  const column = () => Float64Array.from({ length: people }, () => Math.round(next() * 100));
  return {
    id,
    name: name(id),
    domain: 'emotional',
    direction: 'higher_is_better',
    measurement: 'reflective',
    range: [0, 100],
    scores: [column(), column()],
    items: [
      [column(), column(), column()],
      [column(), column(), column()],
    ],
  };
}

/** Results of invented people: two scales, two arms, four sites. */
export function reportResults(design: Partial<StudyDesign> = {}, people = 120): ImpactResults {
  const full: StudyDesign = {
    allocation: 'unmatched',
    arms: ['centre', 'waiting'],
    comparisons: [{ treatment: 'centre', comparison: 'waiting' }],
    waves: [
      { code: 'baseline', name: { zh: '基线', en: 'Baseline' } },
      { code: 'endline', name: { zh: '末线', en: 'Endline' } },
    ],
    sites: 4,
    ...design,
  };
  const data = {
    participants: people,
    arm: Int32Array.from({ length: people }, (_, i) => i % full.arms.length),
    site: Int32Array.from({ length: people }, (_, i) => i % full.sites),
    present: [new Uint8Array(people).fill(1), new Uint8Array(people).fill(1)],
    outcomes: [outcome('joy', people, 1), outcome('calm', people, 2)],
    facts: [],
    duplicates: 0,
  };
  const plan = {
    schema: 'tongxing.analysis-plan/1' as const,
    baseline: 'baseline',
    endline: 'endline',
    outcomes: ['joy', 'calm'],
    primary: [],
    comparisons: [...full.comparisons],
    level: 0.95,
    seed: 1,
  };
  return analyse(full, plan, data, {
    minimum: 10,
    hideCounts: (counts) => counts.map((c) => (c < 10 ? null : c)),
  });
}

/** Whose results they are said to be. */
export const reportContext: ReportContext = {
  project: {
    code: 'p1',
    name: { zh: '测试项目', en: 'Test project' },
    synthetic: true,
    source: 'invented for this test',
  },
  instruments: [
    { instrument: 'joy', version: '1.0.0', title: name('joy'), hash: 'a'.repeat(64), keyHash: 'b'.repeat(64) },
  ],
  hashes: { plan: '1'.repeat(64), snapshot: '2'.repeat(64), results: '3'.repeat(64) },
  scorerVersion: '1.0.0',
  codeVersion: '0.1.0',
  dataAsOf: '2026-11-24T06:57:30.000Z',
  submissions: 240,
};
