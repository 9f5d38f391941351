/** Who is missing at endline. */
export type Dropout =
  /** Nobody. */
  | 'none'
  /** One child in five, whoever it is. */
  | 'at_random'
  /** Children who scored low at baseline, in both arms alike. */
  | 'low_at_baseline'
  /** Children who would score low at endline, in both arms alike. */
  | 'low_at_endline'
  /** Children who would score low at endline, in the comparison arm only. */
  | 'low_at_endline_in_comparison';

/**
 * What is asked of a study, and so which estimators are judged.
 *
 * | question           | truth is the effect as                                                    |
 * |--------------------|---------------------------------------------------------------------------|
 * | `difference`       | difference between arms                                                   |
 * | `weights`          | the same, by weights for who was lost too                                 |
 * | `imputation`       | the same, by multiple imputation too                                      |
 * | `groups_of_arms`   | difference between arms in half of the children, there being none in others |
 * | `change`           | mean change of a single group                                             |
 * | `groups_of_change` | change of half of the children, the others not changing                   |
 * | `same_age`         | endline minus baseline at the same age, while children grow               |
 * | `shares_of_arms`   | difference between the arms' shares of yes                                |
 * | `shares_of_change` | change of a single group's share of yes                                   |
 * | `waves_of_arms`    | difference between the arms' changes, other children at each wave         |
 * | `waves_of_group`   | change of a single group, other children at each wave                     |
 */
export type Question =
  | 'difference'
  | 'weights'
  | 'imputation'
  | 'groups_of_arms'
  | 'change'
  | 'groups_of_change'
  | 'same_age'
  | 'shares_of_arms'
  | 'shares_of_change'
  | 'waves_of_arms'
  | 'waves_of_group';

/** How a synthetic study is built. Everything else about its children is the same in every design. */
export interface Design {
  readonly name: string;
  readonly question: Question;
  readonly sites: number;
  /**
   * | allocation       | who is treated                                                          |
   * |------------------|-------------------------------------------------------------------------|
   * | a number         | so many sites, drawn at random                                          |
   * | `within_sites`   | half of the children of every site                                      |
   * | `one_moved`      | half of the sites; in one treated site one child is with the comparison |
   * | `single_group`   | everybody                                                               |
   */
  readonly treated: number | 'within_sites' | 'one_moved' | 'single_group';
  /** Children a site: all 20, or log-normal around 20 with a coefficient of variation of about 0.9. */
  readonly sizes: 'equal' | 'unequal';
  readonly dropout: Dropout;
  /** Variance between sites of true scores at baseline; a child's true scores have variance 1. */
  readonly levels: number;
  /** Variance of what happens to a whole site between the waves. */
  readonly shock: number;
  /** Variance of what happens to half of a site between the waves, the half of which groups are asked. */
  readonly groupShock: number;
  /** How much a year of age brings. */
  readonly growth: number;
  /** Part of the studies that are drawn, 1 for all: imputing takes long. */
  readonly part: number;
}

const LEVELS = 0.1;
const SHOCK = 0.05;
const GROUP_SHOCK = 0.03;
const GROWTH = 0.1;

const design = (
  name: string,
  sites: number,
  treated: Design['treated'],
  more: Partial<Design> = {},
): Design => ({
  name,
  question: treated === 'single_group' ? 'change' : 'difference',
  sites,
  treated,
  sizes: 'equal',
  dropout: 'none',
  levels: LEVELS,
  shock: SHOCK,
  groupShock: 0,
  growth: 0,
  part: 1,
  ...more,
});

/** The designs of the table, in its order. */
export const DESIGNS: readonly Design[] = [
  design('6 sites, 3 treated', 6, 3),
  design('8 sites, 4 treated', 8, 4),
  design('10 sites, 5 treated', 10, 5),
  design('12 sites, 6 treated', 12, 6),
  design('20 sites, 10 treated', 20, 10),
  design('40 sites, 20 treated', 40, 20),
  design('20 sites, 3 treated', 20, 3),
  design('20 sites, 4 treated', 20, 4),
  design('40 sites, 4 treated', 40, 4),
  design('10 sites of unequal size, 5 treated', 10, 5, { sizes: 'unequal' }),
  design('20 sites of unequal size, 10 treated', 20, 10, { sizes: 'unequal' }),
  design('40 sites of unequal size, 20 treated', 40, 20, { sizes: 'unequal' }),
  design('20 sites of unequal size, 4 treated', 20, 4, { sizes: 'unequal' }),
  design('20 sites, 10 treated, lost at random', 20, 10, { dropout: 'at_random' }),
  design('20 sites, 10 treated, low at baseline lost', 20, 10, { dropout: 'low_at_baseline' }),
  design('20 sites, 10 treated, low at endline lost', 20, 10, { dropout: 'low_at_endline' }),
  design('20 sites, 10 treated, low at endline lost from comparison', 20, 10, {
    dropout: 'low_at_endline_in_comparison',
  }),
  design('20 sites, half of each treated', 20, 'within_sites'),
  design('20 sites, 10 treated, one child moved', 20, 'one_moved'),
  design('single group, 20 sites differ at baseline only', 20, 'single_group', { shock: 0 }),
  design('single group, 6 sites change apart', 6, 'single_group'),
  design('single group, 20 sites change apart', 20, 'single_group'),
  design('single group, 20 sites alike', 20, 'single_group', { levels: 0, shock: 0 }),
  design('single group, 4 sites change apart', 4, 'single_group'),
  design('single group, 10 sites change apart', 10, 'single_group'),
  design('single group, 40 sites change apart', 40, 'single_group'),
  ...[6, 10, 20, 40].map((sites) =>
    design(`single group, ${String(sites)} sites of unequal size change apart`, sites, 'single_group', {
      sizes: 'unequal',
    }),
  ),
  ...[6, 10, 20, 40].map((sites) =>
    design(`single group, ${String(sites)} sites, same age`, sites, 'single_group', {
      question: 'same_age',
      growth: GROWTH,
    }),
  ),
  ...[6, 10, 20, 40].map((sites) =>
    design(`single group, ${String(sites)} sites, groups`, sites, 'single_group', {
      question: 'groups_of_change',
      groupShock: GROUP_SHOCK,
    }),
  ),
  ...[6, 10, 20, 40].map((sites) =>
    design(`${String(sites)} sites, ${String(sites / 2)} treated, groups`, sites, sites / 2, {
      question: 'groups_of_arms',
      groupShock: GROUP_SHOCK,
    }),
  ),
  ...[6, 10, 20, 40].map((sites) =>
    design(`${String(sites)} sites, ${String(sites / 2)} treated, imputed`, sites, sites / 2, {
      question: 'imputation',
      dropout: 'low_at_baseline',
      part: 0.25,
    }),
  ),
  ...[6, 10, 20, 40].map((sites) =>
    design(`${String(sites)} sites, ${String(sites / 2)} treated, weighted`, sites, sites / 2, {
      question: 'weights',
      dropout: 'low_at_baseline',
    }),
  ),
  ...[6, 10, 20, 40].map((sites) =>
    design(`${String(sites)} sites, ${String(sites / 2)} treated, yes or no`, sites, sites / 2, {
      question: 'shares_of_arms',
    }),
  ),
  ...[6, 10, 20, 40].map((sites) =>
    design(`single group, ${String(sites)} sites, yes or no`, sites, 'single_group', {
      question: 'shares_of_change',
    }),
  ),
  ...[10, 20, 40].map((sites) =>
    design(`${String(sites)} sites, ${String(sites / 2)} treated, other children`, sites, sites / 2, {
      question: 'waves_of_arms',
    }),
  ),
  ...[6, 10, 20, 40].map((sites) =>
    design(`single group, ${String(sites)} sites, other children`, sites, 'single_group', {
      question: 'waves_of_group',
    }),
  ),
];
