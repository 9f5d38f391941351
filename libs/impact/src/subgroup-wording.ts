import { glossaryIn, type BilingualText, type Language } from '@tongxing/contracts';
import { UNITS, type OutcomeKind } from './outcome-kind.js';
import type { SubgroupResults, SubgroupRow } from './results.js';
import { intervalText, isClear, points } from './wording.js';

/** What may be said of groups: which of them stand apart from all others, or that none clearly does; never why. */
export function subgroupSentence(
  groups: readonly SubgroupRow[],
  role: SubgroupResults['role'],
  kind: OutcomeKind,
): BilingualText {
  const { zh, en } = plainSentence(groups, UNITS[kind]);
  return role === 'planned' ? { zh, en } : { zh: `探索性结果：${zh}`, en: `Exploratory: ${en}` };
}

function plainSentence(groups: readonly SubgroupRow[], unit: BilingualText): BilingualText {
  const estimated = groups.flatMap(({ group, variation }) =>
    variation.kind === 'estimated' ? [{ group, ...variation }] : [],
  );
  if (estimated.length === 0) return NONE;
  const apart = estimated.filter(({ interval }) => isClear(interval));
  if (apart.length === 0) return ALIKE;
  return {
    zh: `${apart.map(({ group, estimate, interval }) => `${groupIn('zh', group)} 组与其余各组相差 ${points(estimate)} ${unit.zh}（${intervalText(interval).zh}）`).join('；')}。`,
    en: `${apart.map(({ group, estimate, interval }) => `${groupIn('en', group)} stood ${points(estimate)} ${unit.en} from the others (${intervalText(interval).en})`).join('; ')}.`,
  };
}

/** Groups that every project has are named in the language of the sentence, others as they were recorded. */
function groupIn(language: Language, group: string): string {
  const known = (['female', 'male', 'yes', 'no', 'not_applicable'] as const).find((word) => word === group);
  return known ? glossaryIn(language)(known) : group;
}

const NONE: BilingualText = {
  zh: '人数或站点不足，无法比较各亚组。',
  en: 'There are too few people or sites to compare the groups.',
};
const ALIKE: BilingualText = {
  zh: '各亚组之间未见明确差异；这并不说明各亚组相同。',
  en: 'The groups did not clearly differ from each other, which does not show that they are alike.',
};
