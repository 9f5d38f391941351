import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';

/** The words of the page of analysis plans: they load with it. */
const TEXTS = {
  title: { zh: '分析方案', en: 'Analysis plan' },
  how: {
    zh: '分析方案在看到结果之前写定。锁定后不能修改或删除；再锁定另一份即为变更，原方案保留，报告会注明。',
    en: 'A plan is decided before results are seen. Once locked it is never altered or taken away: locking another one is a change of it, the first is kept, and reports say so.',
  },
  none: { zh: '尚未锁定分析方案。', en: 'No plan has been locked yet.' },
  missing: {
    zh: '尚未锁定分析方案。现在分析、生成报告或取出数据集，末线数据即已打开，全部结果只能作为探索性结果；以后再锁定方案也不能改变这一点。',
    en: 'No plan has been locked. An analysis, a report or a dataset opens the endline data: every result is exploratory then, and a plan that is locked afterwards cannot change that.',
  },
  lockFirst: { zh: '先去锁定分析方案', en: 'Lock a plan first' },
  inForce: { zh: '现行方案', en: 'Plan in force' },
  earlier: { zh: '此前的方案', en: 'Earlier plans' },
  ordinal: { zh: '第几份', en: 'Number' },
  lockedAt: { zh: '锁定时间', en: 'Locked' },
  hash: { zh: '校验值 SHA-256', en: 'SHA-256' },
  waves: { zh: '比较的轮次', en: 'Waves compared' },
  primary: { zh: '主要结局', en: 'Primary outcomes' },
  noPrimary: { zh: '未指定', en: 'none named' },
  outcomes: { zh: '全部结局', en: 'All outcomes' },
  comparisons: { zh: '组间对照', en: 'Comparisons of arms' },
  subgroups: { zh: '亚组', en: 'Subgroups' },
  nothing: { zh: '无', en: 'none' },
  level: { zh: '置信水平', en: 'Confidence level' },
  seed: { zh: '随机种子', en: 'Seed' },
  another: { zh: '锁定方案', en: 'Lock a plan' },
  file: { zh: '选择文件（YAML 或 JSON）', en: 'Choose a file (YAML or JSON)' },
  paste: { zh: '方案内容，也可粘贴到此处', en: 'The plan; it can be pasted here too' },
  example: { zh: '从示例开始', en: 'Start from an example' },
  exampleHow: {
    zh: '没有现成的文件时，可从示例开始，再改成本项目的结局。结局写作“问卷@版本/量表”，主要结局最多三项。',
    en: 'Without a file, start from an example and put your own outcomes in. An outcome is written “questionnaire@version/scale”; at most three are primary.',
  },
  faults: { zh: '方案有误，请改正后再检查', en: 'The plan has faults. Correct them and check again' },
  line: { zh: '第 {n} 行', en: 'Line {n}' },
  lockTitle: { zh: '锁定之前请确认', en: 'Before you lock' },
  lockMeans: {
    zh: '锁定后不能修改、撤回或删除。以后再锁定的方案算作变更：两份都会保留，报告和结果页会注明两个日期。如末线数据已经收到，报告会注明方案锁定较晚，结果属探索性。',
    en: 'A locked plan cannot be altered, withdrawn or deleted. One locked later counts as a change: both are kept, and reports and results name both days. If endline data have arrived already, reports say that the plan came late and that results are exploratory.',
  },
  notYet: { zh: '暂不锁定', en: 'Not yet' },
  check: { zh: '检查', en: 'Check' },
  isWellMade: {
    zh: '格式无误。锁定时服务器还会核对轮次、问卷和组别，不符则不锁定。',
    en: 'The plan is well made. When it is locked the server also checks waves, questionnaires and arms, and locks nothing that does not fit.',
  },
  lock: { zh: '锁定此方案', en: 'Lock this plan' },
  locked: { zh: '已锁定。', en: 'Locked.' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type PlanText = keyof typeof TEXTS;

export function usePlanText(): (id: PlanText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
