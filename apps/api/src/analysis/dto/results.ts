import { z } from 'zod';
import { AnalysisPlan, allocation, Comparison, instant, sha256, uuid } from '@tongxing/contracts';
import { RESULTS_SCHEMA, type ImpactResults } from '@tongxing/impact';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const interval = z.object({ level: z.number(), low: z.number(), high: z.number() });
const reason = z.enum([
  'too_few_observations',
  'no_variance',
  'collinear_predictors',
  'not_finite',
  'lengths_differ',
  'no_solution',
  'too_few_clusters',
  'unreliable',
  'not_comparable',
]);

const cell = <T extends z.ZodRawShape>(figures: T) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('estimated'), ...figures }),
    z.object({ kind: z.literal('not_estimable'), reason }),
    z.object({ kind: z.literal('suppressed') }),
  ]);

const test = { se: z.number(), t: z.number(), df: z.number(), p: z.number(), interval };
const meanChange = {
  n: z.int(),
  meanBefore: z.number(),
  meanAfter: z.number(),
  change: z.number(),
  ...test,
};
const difference = cell({
  n: z.int(),
  nTreatment: z.int(),
  nComparison: z.int(),
  clusters: z.int().optional(),
  clustersTreatment: z.int().optional(),
  clustersComparison: z.int().optional(),
  estimate: z.number(),
  ...test,
});
const shareChange = cell({
  n: z.int(),
  difference: z.number(),
  interval,
  p: z.number(),
  pExact: z.number(),
  toYes: z.int().nullable(),
  toNo: z.int().nullable(),
});
const shareComparison = cell({
  n: z.int(),
  treatment: z.number(),
  comparison: z.number(),
  difference: z.number(),
  interval: interval.optional(),
});
const odds = cell({
  n: z.int(),
  ratio: z.number(),
  logSe: z.number(),
  df: z.number().optional(),
  p: z.number(),
  interval,
});
const rankChange = cell({
  n: z.int(),
  higher: z.int().nullable(),
  same: z.int().nullable(),
  lower: z.int().nullable(),
  p: z.number(),
  pHomogeneity: z.number(),
});
const rankComparison = cell({
  n: z.int(),
  method: z.enum(['mann_whitney', 'clustered_dominance']),
  delta: z.number(),
  interval,
  p: z.number(),
});
const boundsRow = z.object({
  method: z.enum(['worst_case', 'worst_case_reunited', 'trimmed']),
  result: cell({ low: z.number(), high: z.number() }),
});
const dose = cell({
  n: z.int(),
  clusters: z.int(),
  meanDays: z.number(),
  sdDays: z.number(),
  estimate: z.number(),
  ...test,
});
const count = z.int().nullable();
const alpha = cell({ n: count, items: z.int(), alpha: z.number() });
const sampleMean = cell({ n: z.int(), mean: z.number(), sd: z.number(), interval });
const changeSince = cell({ n: z.int(), change: z.number(), p: z.number(), interval });
const spread = cell({ n: z.int(), before: z.array(z.int()), after: z.array(z.int()) });
const answerShares = cell({ shares: z.array(z.number()) });
const siteSpread = cell({
  sites: z.int(),
  mean: z.number(),
  betweenSd: z.number(),
  rows: z.array(z.object({ estimate: z.number(), low: z.number(), high: z.number() })),
});
const ends = z.tuple([z.number().nullable(), z.number().nullable()]);
const villages = z.object({
  outcome: z.string(),
  name: bilingual,
  range: z.tuple([z.number(), z.number()]),
  parts: z.array(bilingual),
  mustHaves: z.array(bilingual),
  medians: z.object({ overall: ends, parts: z.array(ends) }),
  villages: z.array(
    z.object({
      village: z.string(),
      arm: z.string(),
      overall: ends,
      parts: z.array(ends),
      mustHaves: z.array(ends),
    }),
  ),
});
const attendance = z.object({
  months: z.array(z.string()),
  arms: z.array(z.object({ arm: z.string(), centres: z.array(z.array(z.int().nullable())) })),
});
const sameAge = cell({
  n: z.int(),
  nBaseline: z.int(),
  nEndline: z.int(),
  ages: z.tuple([z.int(), z.int()]),
  clusters: z.int().optional(),
  estimate: z.number(),
  ...test,
});
const crossSection = cell({
  n: z.int(),
  nBaseline: z.int(),
  nEndline: z.int(),
  clusters: z.int(),
  estimate: z.number(),
  ...test,
});
const group = { estimate: z.number(), p: z.number(), interval };
const sensitivity = z.object({
  method: z.enum(['inverse_probability_weights', 'multiple_imputation']),
  result: cell({ ...group, se: z.number(), df: z.number() }),
});
const subgroup = z.object({
  fact: z.string(),
  role: z.enum(['planned', 'exploratory']),
  arm: z.string().optional(),
  treatment: z.string().optional(),
  comparison: z.string().optional(),
  groups: z.array(
    z.object({
      group: z.string(),
      figures: cell({ n: z.int(), clusters: z.int().optional(), ...group }),
      variation: cell(group),
    }),
  ),
  sentence: bilingual,
});
const reliable = cell({
  n: z.int(),
  reliability: z.number(),
  threshold: z.number(),
  higher: count,
  unchanged: count,
  lower: count,
});
const claim = z.object({ rung: z.enum(['change', 'contribution', 'effect']), reason: bilingual });
const secondMethod = z.enum(['randomisation_inference', 'wild_cluster_bootstrap']);

const outcome = z.object({
  id: z.string(),
  kind: z.enum(['score', 'yes_no', 'ordered']),
  unit: z.enum(['participant', 'site']),
  name: bilingual,
  domain: z.string(),
  role: z.enum(['primary', 'exploratory']),
  direction: z.enum(['higher_is_better', 'lower_is_better', 'neutral']),
  range: z.tuple([z.number(), z.number()]),
  link: z
    .object({
      extent: z.enum(['whole', 'anchors', 'bands', 'none']),
      versions: z.array(z.string()),
      shared: z.int(),
      mixedWaves: z.array(z.int()).optional(),
    })
    .optional(),
  quality: z.array(
    z.object({
      wave: z.string(),
      scored: count,
      floor: count,
      ceiling: count,
      crowded: z.object({ floor: z.boolean(), ceiling: z.boolean() }),
      alpha: alpha.optional(),
    }),
  ),
  changes: z.array(
    z.object({
      arm: z.string(),
      lost: count,
      model: z.object({ method: z.enum(['mean_cr2', 'paired_t']), reason: bilingual }),
      main: cell({ ...meanChange, clusters: z.int().optional() }),
      result: cell({ ...meanChange, sdChange: z.number(), dz: z.number() }),
      sentence: bilingual,
      reliable: z.object({ result: reliable, sentence: bilingual }).optional(),
      shares: shareChange.optional(),
      ranks: rankChange.optional(),
    }),
  ),
  course: z.array(
    z.object({ arm: z.string(), wave: z.string(), everyone: sampleMean, change: changeSince.optional() }),
  ),
  distribution: z
    .object({ edges: z.array(z.number()), arms: z.array(z.object({ arm: z.string(), result: spread })) })
    .optional(),
  answers: z
    .object({
      step: z.number(),
      items: z.array(
        z.object({
          name: bilingual,
          isReversed: z.boolean(),
          levels: z.int(),
          arms: z.array(z.object({ arm: z.string(), before: answerShares, after: answerShares })),
        }),
      ),
    })
    .optional(),
  sameAge: z.array(z.object({ arm: z.string(), result: sameAge, sentence: bilingual })),
  crossSections: z.array(
    z.object({
      arm: z.string().optional(),
      treatment: z.string().optional(),
      comparison: z.string().optional(),
      reason: bilingual,
      result: crossSection,
      sentence: bilingual,
    }),
  ),
  subgroups: z.array(subgroup),
  sites: z.array(z.object({ arm: z.string(), result: siteSpread })),
  dose: z.array(z.object({ arm: z.string(), result: dose, sentence: bilingual })),
  contrasts: z.array(
    z.object({
      treatment: z.string(),
      comparison: z.string(),
      model: z.object({
        method: z.enum(['ancova', 'ancova_cr2', 'describe_only']),
        beside: secondMethod.optional(),
        reason: bilingual,
      }),
      attrition: z
        .object({
          overall: z.number().nullable(),
          differential: z.number().nullable(),
          permitted: z.number().nullable(),
          withinBoundary: z.boolean(),
        })
        .optional(),
      equivalence: z.object({ n: z.int(), g: z.number(), index: z.enum(['hedges', 'cox']) }).optional(),
      result: difference,
      beside: cell({ method: secondMethod, p: z.number(), exact: z.boolean() }).optional(),
      shares: shareComparison.optional(),
      odds: odds.optional(),
      ranks: rankComparison.optional(),
      sensitivity: z.object({ analyses: z.array(sensitivity), sentence: bilingual }).optional(),
      bounds: z.object({ rows: z.array(boundsRow), sentence: bilingual }).optional(),
      adjusted: z.object({ p: z.number(), tests: z.int() }).optional(),
      claim,
      sentence: bilingual,
    }),
  ),
});

/** `ImpactResults` as it goes over the wire; the test beside it holds the two together. */
export const Results = z
  .object({
    schema: z.literal(RESULTS_SCHEMA),
    design: z.object({
      allocation,
      arms: z.array(z.string()),
      comparisons: z.array(Comparison),
      waves: z.array(z.object({ code: z.string(), name: bilingual })),
      sites: z.int(),
    }),
    plan: AnalysisPlan,
    planning: z.object({
      kind: z.enum(['unplanned', 'planned', 'late', 'amended', 'amended_late']),
      statement: bilingual,
    }),
    claim,
    flow: z.array(
      z.object({
        arm: z.string().optional(),
        enrolled: count,
        present: z.array(count),
        both: count,
        lost: count,
      }),
    ),
    losses: z.array(
      z.object({ arm: z.string().optional(), reunited: count, otherReason: count, notKnown: count }),
    ),
    profile: z
      .object({
        outcome: z.string(),
        arms: z.array(z.object({ arm: z.string(), n: count, meanAge: z.number().nullable() })),
        facts: z.array(
          z.object({
            fact: z.string(),
            groups: z.array(z.object({ group: z.string(), counts: z.array(count) })),
          }),
        ),
      })
      .optional(),
    outcomes: z.array(outcome),
    villages: z.array(villages),
    attendance: attendance.optional(),
    findings: z.array(z.object({ code: z.string(), text: bilingual })),
  })
  .meta({ id: 'Results' });

export const AnalysisRun = z
  .object({
    id: uuid,
    planHash: sha256,
    snapshotHash: sha256,
    resultsHash: sha256,
    codeVersion: z.string(),
    dataAsOf: instant,
    createdAt: instant,
    results: Results,
  })
  .meta({ id: 'AnalysisRun' });
export type AnalysisRun = Omit<z.infer<typeof AnalysisRun>, 'results'> & { results: ImpactResults };

export const AnalysisCancelled = z.object({ cancelled: z.literal(true) }).meta({ id: 'AnalysisCancelled' });
export type AnalysisCancelled = z.infer<typeof AnalysisCancelled>;
