import {
  clusteredDifference,
  clusterRobust,
  coefficientTest,
  constant,
  isRounding,
  leastSquares,
  NotEstimable,
  welchDifference,
  type CoefficientTest,
  type Column,
} from '@tongxing/statistics';
import { comparable, estimated, type Cell } from './cell.js';
import { among, comparedOf, differenceOf, nobody, type Compared } from './compared.js';
import type { Disclosure } from './disclosure.js';
import { factValues } from './facts.js';
import {
  countWhere,
  distinctIn,
  roleOf,
  rowsOfArm,
  rowsWhere,
  scoresAt,
  sharedBy,
  sitesAt,
  valuesAt,
  type Frame,
  type Rows,
} from './frame.js';
import { chooseModel, FEWEST_SITES } from './model-choice.js';
import { kindOf } from './outcome-kind.js';
import type { GroupFigures, GroupVariation, SubgroupResults, SubgroupRow } from './results.js';
import { sharesOfArmsMayBeShown, tellsChangers } from './shares.js';
import type { OutcomeData } from './study.js';
import { subgroupSentence } from './subgroup-wording.js';
import { errorsBetween, meanChange, sitesOfPairs, type Pairs } from './within-arm.js';

/** What is looked at in each group: a change, or a difference between arms. */
interface Question {
  readonly of: Pick<SubgroupResults, 'arm' | 'treatment' | 'comparison'>;
  readonly figures: (group: Membership) => Cell<GroupFigures>;
  /** Against the others whose group is known. */
  readonly variation: (group: Membership, known: Membership) => Cell<GroupVariation>;
  /** Participants with figures, one list an arm: the counts that disclosure control looks at. */
  readonly counted: readonly Rows[];
}

type Membership = (participant: number) => boolean;

/** Whom the figures of groups rest on that are shown already, by arm. */
type Told = Rows[];

/** A question by the groups of one fact. */
interface Asked {
  readonly fact: string;
  readonly values: readonly (string | null)[];
  readonly question: Question;
  readonly told: Told;
}

/**
 * The groups that a plan names, at most four: the figure within each group, and how far it differs from that of all
 * other groups. A group is withheld where an arm of it is too small or another group's figure would give it away, and
 * all groups of a fact where one of them is nearly the same people as a group of a fact that is named before it.
 *
 * @see domain.md 5, "subgroup limit 4 pre-named"
 */
export function subgroupsOf(frame: Frame, outcome: OutcomeData): SubgroupResults[] {
  const questions =
    frame.plan.comparisons.length > 0
      ? frame.plan.comparisons.map((pair) => differenceQuestion(frame, outcome, pair))
      : frame.design.arms.map((arm) => changeQuestion(frame, outcome, arm));
  const told = new Map(questions.map((question): [Question, Told] => [question, []]));
  return (frame.plan.subgroups ?? []).flatMap((fact) => {
    const values = factValues(frame, fact);
    return values
      ? questions.map((question) =>
          answered(frame, outcome, { fact, values, question, told: told.get(question) ?? [] }),
        )
      : [];
  });
}

function answered(
  frame: Frame,
  outcome: OutcomeData,
  { fact, values, question, told }: Asked,
): SubgroupResults {
  const labels = [...new Set(values)].filter((value) => value !== null).sort(byNumberThenName);
  const open = publishable(frame.disclosure, labels, values, question.counted);
  const shown = [...open].flatMap((label) =>
    question.counted.map((people) => rowsWhere(people, (p) => values[p] === label)),
  );
  if (shown.some((group) => told.some((other) => isNear(group, other, frame.disclosure)))) open.clear();
  else told.push(...shown);
  const isKnown = (participant: number) => values[participant] !== null;
  const groups = labels.map((group): SubgroupRow => {
    if (!open.has(group)) return { group, figures: SUPPRESSED, variation: SUPPRESSED };
    const isIn = (participant: number) => values[participant] === group;
    return {
      group,
      figures: comparable(outcome.link, question.figures(isIn)),
      variation: comparable(outcome.link, question.variation(isIn, isKnown)),
    };
  });
  const confirms = frame.planning.kind === 'planned' || frame.planning.kind === 'amended';
  const role = confirms && roleOf(frame, outcome) === 'primary' ? 'planned' : 'exploratory';
  return { ...question.of, fact, role, groups, sentence: subgroupSentence(groups, role, kindOf(outcome)) };
}

/** Bands of ages in their order; words by their letters. */
const byNumberThenName = (a: string, b: string): number =>
  Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);

const SUPPRESSED = { kind: 'suppressed' } as const;
const TOO_FEW_SITES = { kind: 'not_estimable', reason: 'too_few_clusters' } as const;

/** The groups of whom every arm may be told; those of whom the fact is not known count as a group of their own. */
function publishable(
  { hideCounts, minimum }: Disclosure,
  labels: readonly string[],
  values: readonly (string | null)[],
  arms: readonly Rows[],
): Set<string> {
  const hidden = arms.flatMap((people) => {
    const counts = [...labels, null].map((label) => countWhere(people, (p) => values[p] === label));
    const shown = hideCounts(counts);
    return labels.filter((_, i) => shown[i] === null || (shown[i] as number) < minimum);
  });
  return new Set(labels.filter((label) => !hidden.includes(label)));
}

/** Whether the difference of two groups' figures would tell about fewer people than may be told about. */
function isNear(group: Rows, other: Rows, { minimum }: Pick<Disclosure, 'minimum'>): boolean {
  const isolated = group.length + other.length - 2 * sharedBy(group, other);
  return isolated > 0 && isolated < minimum;
}

function differenceQuestion(
  frame: Frame,
  outcome: OutcomeData,
  pair: { treatment: string; comparison: string },
): Question {
  const found = estimated(() =>
    comparedOf(frame, outcome, [rowsOfArm(frame, pair.treatment), rowsOfArm(frame, pair.comparison)]),
  );
  const all = found.kind === 'estimated' ? found : nobody(frame);
  const placesIn = (arm: number) => rowsWhere(all.arm.length, (i) => all.arm[i] === arm);
  const peopleIn = (arm: number) => placesIn(arm).map((i) => all.participant[i] as number);
  const isHidden = kindOf(outcome) === 'yes_no' && !sharesOfArmsMayBeShown(frame.disclosure, all);
  return {
    of: pair,
    counted: [peopleIn(1), peopleIn(0)],
    figures: (isIn) => {
      if (isHidden) return SUPPRESSED;
      const group = among(all, isIn);
      const difference = differenceOf(modelOf(group), group, kindOf(outcome));
      if (difference.kind !== 'estimated') return difference;
      const { n, estimate, p, interval } = difference;
      return { kind: 'estimated', n, estimate, p, interval };
    },
    variation: (isIn, isKnown) => {
      if (isHidden) return SUPPRESSED;
      const { method } = modelOf(all);
      const sides: Membership[] = method === 'ancova_cr2' ? [isIn, (p) => isKnown(p) && !isIn(p)] : [];
      const isBlind =
        method === 'describe_only' || sides.some((side) => modelOf(all, side).method === 'describe_only');
      if (isBlind) return TOO_FEW_SITES;
      return estimated(() => variationOf(interaction(among(all, isKnown), isIn, method === 'ancova_cr2')));
    },
  };
}

/** The model that the sites of a comparison, or of some of its people, allow. */
function modelOf({ arm, site, participant }: Compared, holds: Membership = () => true) {
  const sitesOf = (a: number) => distinctIn(site, (row) => arm[row] === a && holds(participant[row] as number));
  return chooseModel(sitesOf(1), sitesOf(0));
}

/**
 * How much larger the difference between arms is in a group than in all others.
 *
 * @throws NotEstimable `no_variance` when nothing is left to chance
 */
export function interaction(
  { endline, baseline, arm, site, participant, level }: Compared,
  isIn: Membership,
  clustered: boolean,
): CoefficientTest {
  const group = participant.map((p) => Number(isIn(p)));
  const both = arm.map((a, row) => a * (group[row] as number));
  const fit = leastSquares(endline, [constant(endline.length), both, arm, group, baseline]);
  if (isRounding(fit.sigma, [endline])) throw new NotEstimable('no_variance');
  const robust = clustered ? clusterRobust(fit, site, 'CR2') : undefined;
  const se = (robust?.standardErrors ?? fit.standardErrors)[1] as number;
  return coefficientTest(fit.coefficients[1] as number, se, robust?.df(1) ?? fit.df, level);
}

function changeQuestion(frame: Frame, outcome: OutcomeData, arm: string): Question {
  const { level } = frame.plan;
  const rows = rowsOfArm(frame, arm);
  const all: Pairs = {
    before: scoresAt(outcome, frame.baseline, rows),
    after: scoresAt(outcome, frame.endline, rows),
    site: sitesAt(frame, rows),
  };
  const changes = all.after.map((score, i) => score - (all.before[i] as number));
  const scored = rowsWhere(rows.length, (i) => !Number.isNaN(changes[i]));
  // Errors by person tell how many changed their answer; errors by site, which way each site went and no more.
  const isTelling = (isIn: Membership, cell: Cell<object>) =>
    kindOf(outcome) === 'yes_no' &&
    cell.kind === 'estimated' &&
    tellsChangers(all, (i) => isIn(rows[i] as number), frame.disclosure);
  return {
    of: { arm },
    counted: [scored.map((i) => rows[i] as number)],
    figures: (isIn) => {
      const cell = estimated((): GroupFigures => {
        const of = (column: Column) => column.filter((_, i) => isIn(rows[i] as number));
        const group = { before: of(all.before), after: of(all.after), site: of(all.site) };
        const { n, change, p, interval, clusters } = meanChange(group, level);
        return { n, estimate: change, p, interval, ...(clusters !== undefined && { clusters }) };
      });
      const isByPerson = cell.kind === 'estimated' && cell.clusters === undefined;
      return isByPerson && isTelling(isIn, cell) ? SUPPRESSED : cell;
    },
    variation: (isIn, isKnown) => {
      const known = rowsWhere(scored, (i) => isKnown(rows[i] as number));
      const of = (column: Column) => valuesAt(column, known);
      const group = Float64Array.from(known, (i) => Number(isIn(rows[i] as number)));
      const cell = groupVariation(of(changes), group, of(all.site), level);
      const isByPerson = sitesOfPairs(all).size < FEWEST_SITES;
      return isByPerson && isTelling(isIn, cell) ? SUPPRESSED : cell;
    },
  };
}

/** How much larger the mean change of a group is than that of all others; `group` is 1 in it and 0 elsewhere. */
export function groupVariation(
  changes: Column,
  group: Column,
  site: Column,
  level: number,
): Cell<GroupVariation> {
  const of = (column: Column, one: number) => column.filter((_, i) => group[i] === one);
  const errors = errorsBetween(of(site, 1), of(site, 0));
  if (errors === 'none') return TOO_FEW_SITES;
  return estimated(() =>
    variationOf(
      errors === 'by_site'
        ? clusteredDifference(changes, group, [], site, level)
        : welchDifference(of(changes, 1), of(changes, 0), level),
    ),
  );
}

const variationOf = ({ estimate, p, interval }: CoefficientTest): GroupVariation => ({ estimate, p, interval });
