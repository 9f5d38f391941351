import {
  COURSE_COLUMNS,
  courseCells,
  CROSS_SECTION_COLUMNS,
  crossSectionCells,
  SAME_AGE_COLUMNS,
  sameAgeCells,
} from '@tongxing/charts';
import type { OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { figuresTable } from './figures-table.js';
import { armName, labelled, type Writer } from './writer.js';

/** Every arm at every wave, where there are more than baseline and endline. */
export function course(writer: Writer, { name, course: steps }: OutcomeResults): Block[] {
  const { term, say, results } = writer;
  const { waves } = results.design;
  if (waves.length < 3) return [];
  const waveNames = new Map(waves.map((w) => [w.code, say(w.name)]));
  const shares = [0.8, 1.1, 1.9, 1.2, 1.5, 1.9];
  return [
    figuresTable(
      labelled(writer, say(name), term('courseTable')),
      [
        [`${term('arm')} · ${term('wave')}`, 2.6],
        ...COURSE_COLUMNS.map((column, i) => [term(column), shares[i] ?? 1] as const),
      ],
      steps.map((step) => [
        `${armName(writer, step.arm)} · ${waveNames.get(step.wave) ?? step.wave}`,
        ...courseCells(step, term),
      ]),
    ),
  ];
}

/** Children of the same age at endline and at baseline, where nothing else takes growing older out. */
export function sameAge(writer: Writer, { name, sameAge: found }: OutcomeResults): Block[] {
  const { term, say } = writer;
  if (found.length === 0) return [];
  const shares = [1, 1.2, 1.2, 1.6, 1.9, 1];
  return [
    figuresTable(
      labelled(writer, say(name), term('sameAgeTable')),
      [[term('arm'), 2], ...SAME_AGE_COLUMNS.map((column, i) => [term(column), shares[i] ?? 1] as const)],
      found.map(({ arm, result }) => [armName(writer, arm), ...sameAgeCells(result, term)]),
    ),
  ];
}

/** Waves as samples of mostly different people, of each arm and of arms against each other. */
export function crossSections(writer: Writer, { name, crossSections: found }: OutcomeResults): Block[] {
  const { term, say } = writer;
  if (found.length === 0) return [];
  const shares = [1.2, 1.2, 1, 1.3, 1.9, 1];
  return [
    figuresTable(
      labelled(writer, say(name), term('crossSectionTable')),
      [
        [term('arm'), 2.2],
        ...CROSS_SECTION_COLUMNS.map((column, i) => [term(column), shares[i] ?? 1] as const),
      ],
      found.map((section) => [armsOf(writer, section), ...crossSectionCells(section.result, term)]),
    ),
  ];
}

/** The arm that a comparison of waves is about, or both. */
export const armsOf = (writer: Writer, section: OutcomeResults['crossSections'][number]): string =>
  [section.arm, section.treatment, section.comparison]
    .flatMap((arm) => (arm === undefined ? [] : [armName(writer, arm)]))
    .join(' − ');
