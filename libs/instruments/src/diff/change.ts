import type { BilingualText } from '@tongxing/contracts';

/** One difference between two versions. `at` is an item, a scale, or empty for the version as a whole. */
export interface Change {
  readonly kind: keyof typeof CHANGES;
  readonly at: string;
}

/**
 * Every kind of difference, in words, with what it does to comparing scores across the two versions.
 *
 * | effect  | meaning                                                            |
 * |---------|--------------------------------------------------------------------|
 * | `none`  | the numbers mean the same                                          |
 * | `item`  | the item is another one: it links no scores                        |
 * | `scale` | the scale's numbers mean something else                            |
 */
export const CHANGES = {
  'item-added': { effect: 'item', zh: '新增题目', en: 'item added' },
  'item-removed': { effect: 'item', zh: '删除题目', en: 'item removed' },
  'wording-changed': { effect: 'item', zh: '文字有改动', en: 'wording changed' },
  'range-changed': { effect: 'item', zh: '可选答案有改动', en: 'what can be answered changed' },
  'coding-changed': { effect: 'item', zh: '计分方法有改动', en: 'what an answer scores changed' },
  'condition-changed': { effect: 'none', zh: '显示条件有改动', en: 'who is asked changed' },
  'rule-changed': { effect: 'none', zh: '填写规则有改动', en: 'what is refused changed' },
  'order-changed': { effect: 'none', zh: '题目顺序有改动', en: 'order of the questions changed' },
  'scale-added': { effect: 'scale', zh: '新增量表', en: 'scale added' },
  'scale-removed': { effect: 'scale', zh: '删除量表', en: 'scale removed' },
  'scale-items-changed': { effect: 'item', zh: '量表的题目有改动', en: 'items of the scale changed' },
  'reversed-changed': { effect: 'item', zh: '反向计分的题目有改动', en: 'reversed items changed' },
  'transform-changed': { effect: 'scale', zh: '分数单位有改动', en: 'unit of the score changed' },
  'direction-changed': { effect: 'scale', zh: '分数方向有改动', en: 'direction of the score changed' },
  'measurement-changed': { effect: 'scale', zh: '测量模型有改动', en: 'measurement model changed' },
  'minimum-changed': { effect: 'none', zh: '最少作答比例有改动', en: 'share to be answered changed' },
  'bands-changed': { effect: 'none', zh: '分数等级有改动', en: 'bands changed' },
  'missing-values-changed': { effect: 'none', zh: '缺失值代码有改动', en: 'codes of missing values changed' },
  'red-flags-changed': { effect: 'none', zh: '预警规则有改动', en: 'red flags changed' },
  'provenance-changed': { effect: 'none', zh: '来源说明有改动', en: 'provenance changed' },
} as const satisfies Record<string, BilingualText & { effect: 'none' | 'item' | 'scale' }>;

const EFFECTS: Readonly<Record<'none' | 'item' | 'scale', BilingualText>> = {
  none: { zh: '分数仍可比较', en: 'scores stay comparable' },
  item: { zh: '此题不能再作为锚题', en: 'links no scores across the versions' },
  scale: { zh: '量表分数不可比较', en: 'scores of the scale cannot be compared' },
};

/**
 * A change in words, with what it does to comparability.
 *
 * @example changeInWords({ kind: 'item-added', at: 'q9' }).en // 'q9: item added; links no scores across the versions'
 */
export function changeInWords({ kind, at }: Change): BilingualText {
  const { zh, en, effect } = CHANGES[kind];
  return {
    zh: `${at}${at && '：'}${zh}；${EFFECTS[effect].zh}`,
    en: `${at}${at && ': '}${en}; ${EFFECTS[effect].en}`,
  };
}
