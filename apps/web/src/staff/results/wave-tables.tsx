import {
  armLabel,
  COURSE_COLUMNS,
  courseCells,
  CROSS_SECTION_COLUMNS,
  crossSectionCells,
  SAME_AGE_COLUMNS,
  sameAgeCells,
} from '@tongxing/charts';
import { useSpeech } from '../../shell/language';
import { FiguresTable } from './figures-table';
import type { Outcome, Results } from './for-chart';

interface Props {
  readonly results: Results;
  readonly outcome: Outcome;
}

/** Every arm at every wave, where there are more than baseline and endline. */
export function CourseTable({ results, outcome }: Props) {
  const { term, say } = useSpeech();
  const { waves, arms } = results.design;
  if (waves.length < 3) return null;
  const names = new Map(waves.map(({ code, name }) => [code, say(name)]));
  return (
    <FiguresTable
      caption={term('courseTable')}
      columns={[`${term('arm')} · ${term('wave')}`, ...COURSE_COLUMNS.map(term)]}
      rows={outcome.course.map((step) => ({
        key: `${step.arm} ${step.wave}`,
        cells: [
          `${armLabel(step.arm, arms, term)} · ${names.get(step.wave) ?? step.wave}`,
          ...courseCells(step, term),
        ],
      }))}
    />
  );
}

/** Children of the same age at endline and at baseline, where nothing else takes growing older out. */
export function SameAgeTable({ results, outcome }: Props) {
  const { term } = useSpeech();
  if (outcome.sameAge.length === 0) return null;
  return (
    <FiguresTable
      caption={term('sameAgeTable')}
      columns={(['arm', ...SAME_AGE_COLUMNS] as const).map(term)}
      rows={outcome.sameAge.map(({ arm, result }) => ({
        key: arm,
        cells: [armLabel(arm, results.design.arms, term), ...sameAgeCells(result, term)],
      }))}
    />
  );
}

/** Waves as samples of mostly different people, of each arm and of arms against each other. */
export function CrossSectionTable({ results, outcome }: Props) {
  const { term } = useSpeech();
  if (outcome.crossSections.length === 0) return null;
  return (
    <FiguresTable
      caption={term('crossSectionTable')}
      columns={(['arm', ...CROSS_SECTION_COLUMNS] as const).map(term)}
      rows={outcome.crossSections.map((section) => {
        const arms = [section.arm, section.treatment, section.comparison]
          .flatMap((arm) => (arm === undefined ? [] : [armLabel(arm, results.design.arms, term)]))
          .join(' − ');
        return { key: arms, cells: [arms, ...crossSectionCells(section.result, term)] };
      })}
    />
  );
}
