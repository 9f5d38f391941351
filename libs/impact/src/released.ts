import { factValues } from './facts.js';
import { isScored, rowsOfArm, rowsOfArmAt, rowsWhere, type Frame, type Rows } from './frame.js';
import type { ImpactResults, OutcomeResults } from './results.js';
import { rowsBySite } from './site-study.js';
import { NO_ARM, type OutcomeData, type StudyData } from './study.js';

/** A figure that results show, with those it rests on. */
export interface ReleasedFigure {
  /** What is counted or averaged, and at which waves: figures of one measure can be subtracted from each other. */
  readonly measure: string;
  /** Places of its participants in the study's data, ascending. */
  readonly rows: Rows;
}

/**
 * Whom the figures rest on that results show: counts of the flow, means and changes of arms, differences between arms,
 * groups, and the profile at baseline. Figures that are hidden, cannot be estimated or rest on nobody are left out, and so are outcomes of
 * sites, doses and comparisons at the same age.
 *
 * @param data what the results were made from
 */
export function releasedFigures(data: StudyData, results: ImpactResults): ReleasedFigure[] {
  const { design, plan } = results;
  const at = (code: string) => design.waves.findIndex((wave) => wave.code === code);
  const study: Study = { design, plan, data, baseline: at(plan.baseline), endline: at(plan.endline) };
  const outcomes = results.outcomes.flatMap((shown) => {
    const outcome = data.outcomes.find(({ id }) => id === shown.id);
    return outcome && shown.unit === 'participant' ? ofOutcome(study, outcome, shown) : [];
  });
  return [...ofFlow(study, results.flow), ...outcomes, ...ofProfile(study, results.profile)].filter(
    ({ rows }) => rows.length > 0,
  );
}

/**
 * Whom the sites rest on that results show one by one. They are entered beside all other figures, and whoever may not
 * tell them may leave them out.
 *
 * @param data what the results were made from
 */
export function releasedSites(data: StudyData, { design, plan, outcomes }: ImpactResults): ReleasedFigure[] {
  const at = (code: string) => design.waves.findIndex((wave) => wave.code === code);
  const ends = [at(plan.baseline), at(plan.endline)];
  return outcomes.flatMap(({ id, sites }) => {
    const outcome = data.outcomes.find((one) => one.id === id);
    return sites.flatMap(({ arm, result }) => {
      if (!outcome || result.kind !== 'estimated') return [];
      const pairs = rowsWhere(rowsOfArm({ design, data }, arm), (row) =>
        ends.every((wave) => isScored(outcome, wave, row)),
      );
      return [...rowsBySite(data, pairs)].map(([site, rows]) => ({
        measure: `${id} site ${data.siteCodes?.[site] ?? String(site)}`,
        rows: Int32Array.from(rows),
      }));
    });
  });
}

/** The same results with no site told by itself. */
export const withoutSites = (results: ImpactResults): ImpactResults => ({
  ...results,
  outcomes: results.outcomes.map((outcome) => ({ ...outcome, sites: [] })),
});

type Study = Pick<Frame, 'design' | 'plan' | 'data' | 'baseline' | 'endline'>;
type Holds = (row: number) => boolean;

function ofFlow(
  { design, plan, data, baseline, endline }: Study,
  flow: ImpactResults['flow'],
): ReleasedFigure[] {
  const isThere = (wave: number, row: number) => data.present[wave]?.[row] === 1;
  return flow.flatMap(({ arm, enrolled, present, both }) => {
    const index = arm === undefined ? NO_ARM : design.arms.indexOf(arm);
    const rows = rowsOfArmAt(data, index);
    const shown = (count: number | null, measure: string, holds: Holds): ReleasedFigure[] =>
      count === null ? [] : [{ measure, rows: rowsWhere(rows, holds) }];
    return [
      ...shown(enrolled, 'enrolled', () => true),
      ...present.flatMap((count, wave) =>
        shown(count, `present ${design.waves[wave]?.code ?? ''}`, (row) => isThere(wave, row)),
      ),
      ...shown(
        both,
        `present ${plan.baseline} ${plan.endline}`,
        (row) => isThere(baseline, row) && isThere(endline, row),
      ),
    ];
  });
}

function ofOutcome(study: Study, outcome: OutcomeData, shown: OutcomeResults): ReleasedFigure[] {
  const { design, plan, data, baseline, endline } = study;
  const scoredAt = (wave: number, rows: Rows): ReleasedFigure => ({
    measure: `${outcome.id} ${design.waves[wave]?.code ?? ''}`,
    rows: rowsWhere(rows, (row) => isScored(outcome, wave, row)),
  });
  const changed = (rows: Rows, wave = endline): ReleasedFigure => ({
    measure: `${outcome.id} ${plan.baseline} ${design.waves[wave]?.code ?? ''}`,
    rows: rowsWhere(rows, (row) => isScored(outcome, baseline, row) && isScored(outcome, wave, row)),
  });
  const inArms = (...named: readonly (string | undefined)[]): Rows => {
    const [one, other] = named.flatMap((arm) => (arm === undefined ? [] : design.arms.indexOf(arm)));
    if (one === undefined) return new Int32Array();
    if (other === undefined) return rowsOfArmAt(data, one);
    return rowsWhere(data.arm.length, (row) => data.arm[row] === one || data.arm[row] === other);
  };
  const everybody = Int32Array.from(data.arm.keys());
  const isShown = (cell: { readonly kind: string } | undefined) => cell?.kind === 'estimated';
  return [
    ...shown.quality.flatMap(({ scored }, wave) => (scored === null ? [] : [scoredAt(wave, everybody)])),
    ...shown.changes.flatMap(({ arm, main, result }) =>
      isShown(main) || isShown(result) ? [changed(inArms(arm))] : [],
    ),
    ...shown.course.flatMap(({ arm, wave: code, everyone, change }) => {
      const wave = design.waves.findIndex((w) => w.code === code);
      return [
        ...(isShown(everyone) ? [scoredAt(wave, inArms(arm))] : []),
        ...(isShown(change) ? [changed(inArms(arm), wave)] : []),
      ];
    }),
    ...shown.contrasts.flatMap(({ treatment, comparison, result }) =>
      isShown(result) ? [changed(inArms(treatment, comparison))] : [],
    ),
    ...shown.subgroups.flatMap(({ arm, treatment, comparison, fact, groups }) => {
      const values = factValues(study, fact);
      const rows = inArms(arm, treatment, comparison);
      return groups.flatMap(({ group, figures }) =>
        isShown(figures) ? [changed(rowsWhere(rows, (row) => values?.[row] === group))] : [],
      );
    }),
  ];
}

/** Groups of an arm are of those whom the main figure rests on, and mean ages of those whose age is known. */
function ofProfile(study: Study, profile: ImpactResults['profile']): ReleasedFigure[] {
  const { plan, data, baseline, endline } = study;
  const outcome = data.outcomes.find(({ id }) => id === profile?.outcome);
  if (!profile || !outcome) return [];
  const isScored = (wave: number, row: number) => !Number.isNaN(outcome.scores[wave]?.[row] ?? NaN);
  return profile.arms.flatMap(({ arm, meanAge }, i) => {
    const rows = rowsOfArm(study, arm).filter((row) => isScored(baseline, row) && isScored(endline, row));
    const aged = rows.filter((row) => !Number.isNaN(data.ages?.[baseline]?.[row] ?? NaN));
    return [
      ...(meanAge === null ? [] : [{ measure: `age ${plan.baseline}`, rows: aged }]),
      ...profile.facts.flatMap(({ fact, groups }) => {
        const values = factValues(study, fact);
        return groups.flatMap(({ group, counts }) =>
          typeof counts[i] === 'number'
            ? [
                {
                  measure: `${outcome.id} ${plan.baseline} ${plan.endline}`,
                  rows: rows.filter((row) => values?.[row] === group),
                },
              ]
            : [],
        );
      }),
    ];
  });
}
