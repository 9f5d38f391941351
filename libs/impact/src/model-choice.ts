import type { BilingualText } from '@tongxing/contracts';

/**
 * How a difference between arms is estimated.
 *
 * | arms vary        | sites in the smaller arm | method          | beside it                                    |
 * |------------------|--------------------------|-----------------|----------------------------------------------|
 * | within every site |                         | `ancova`        |                                              |
 * | from site to site | under 4                 | `describe_only` |                                              |
 * | from site to site | 4 or more, treated < 6  | `ancova_cr2`    | randomisation inference                      |
 * | from site to site | 4 or more, under 40 in all | `ancova_cr2` | wild cluster bootstrap                       |
 * | from site to site | 40 or more in all       | `ancova_cr2`    |                                              |
 *
 * @see domain.md 5, "Models"
 */
export interface ModelChoice {
  readonly method: 'ancova' | 'ancova_cr2' | 'describe_only';
  readonly beside?: 'randomisation_inference' | 'wild_cluster_bootstrap';
  readonly reason: BilingualText;
}

/** Under so many sites nothing can be told from how much sites differ. */
export const FEWEST_SITES = 4;
const FEW_TREATED = 6;
const FEW_CLUSTERS = 40;

/**
 * Chooses by the sites that the analysed participants belong to. Arms vary from person to person only where every
 * site holds both: with one child moved between sites of one arm each, errors by person are far too small.
 *
 * @param treatment,comparison the site of each analysed participant
 */
export function chooseModel(treatment: Iterable<number>, comparison: Iterable<number>): ModelChoice {
  const [treated, compared] = [new Set(treatment), new Set(comparison)];
  const sites = [...new Set([...treated, ...compared])];
  if (sites.length > 0 && sites.every((site) => treated.has(site) && compared.has(site))) return WITHIN_SITES;
  if (Math.min(treated.size, compared.size) < FEWEST_SITES) return tooFew(treated.size, compared.size);
  return clustered(treated.size, compared.size);
}

const WITHIN_SITES: ModelChoice = {
  method: 'ancova',
  reason: {
    zh: '每个站点内两组都有参与者，组别因人而异：用协方差分析，标准误按个人计算。',
    en: 'Both arms are found within every site, so arms vary from person to person: analysis of covariance, with standard errors by person.',
  },
};

const tooFew = (treated: number, compared: number): ModelChoice => ({
  method: 'describe_only',
  reason: {
    zh: `组别按站点划分，两组各有 ${String(treated)} 个和 ${String(compared)} 个站点；每组不足 ${String(FEWEST_SITES)} 个站点时无法区分组间差异与站点差异，只作描述。`,
    en: `Arms vary from site to site, with ${String(treated)} and ${String(compared)} sites. Under ${String(FEWEST_SITES)} sites in an arm, a difference between arms cannot be told from one between sites: description only.`,
  },
});

function clustered(treated: number, compared: number): ModelChoice {
  const beside =
    treated < FEW_TREATED
      ? { beside: 'randomisation_inference' as const }
      : treated + compared < FEW_CLUSTERS
        ? { beside: 'wild_cluster_bootstrap' as const }
        : {};
  return {
    method: 'ancova_cr2',
    ...beside,
    reason: {
      zh: `组别按站点划分（${String(treated)} 个对 ${String(compared)} 个）：协方差分析，采用按站点聚类的 CR2 标准误与 Satterthwaite 自由度。`,
      en: `Arms vary from site to site (${String(treated)} against ${String(compared)}): analysis of covariance with CR2 standard errors by site and Satterthwaite degrees of freedom.`,
    },
  };
}
