import type { BilingualText, Language } from '@tongxing/contracts';

/** Every fixed term of the report, side by side: one place to agree on words. */
const TERMS = {
  title: ['基线至末线变化报告', 'Report on change from baseline to endline'],
  subject: ['儿童福祉测评', 'Child-wellbeing assessment'],
  contents: ['目录', 'Contents'],
  project: ['项目', 'Project'],
  design: ['研究设计', 'Design'],
  waves: ['调查轮次', 'Waves'],
  dataAsOf: ['数据截至', 'Data as of'],
  submissions: ['答卷份数', 'Submissions'],
  source: ['数据来源', 'Source of the data'],
  synthetic: ['合成数据，不涉及任何真实人员', 'Synthetic data: no real person is described'],
  single_group: ['单组，无对照', 'Single group, no comparison'],
  unmatched: ['多组，未随机、未匹配', 'Several arms, neither random nor matched'],
  matched: ['匹配对照', 'Matched comparison'],
  randomised: ['随机分组', 'Randomised'],
  everyone: ['全体参与者', 'All participants'],
  withoutArm: ['未分组', 'No arm'],
  arm: ['组别', 'Arm'],
  wave: ['轮次', 'Wave'],
  withheld: ['不公布', 'withheld'],
  noFigure: ['数据不足', 'too few data'],
  notApplicable: ['不适用', 'not applicable'],

  summary: ['摘要', 'Summary'],
  participation: ['参与情况', 'Who took part'],
  results: ['结果', 'Results'],
  overview: ['各量表变化概览', 'Changes at a glance'],
  quality: ['数据质量与信度', 'Data quality and reliability'],
  limitations: ['局限', 'Limitations'],
  methods: ['方法', 'Methods'],
  provenance: ['数据与方法溯源', 'Provenance'],

  enrolled: ['登记', 'Enrolled'],
  bothWaves: ['两轮均有', 'Both waves'],
  flowTitle: ['各组参与者流程', 'Participants by arm and wave'],
  flowTable: ['各组各轮有答卷的人数', 'People with at least one submission, by arm and wave'],

  n: ['n', 'n'],
  lost: ['流失', 'Lost'],
  meanBefore: ['基线均值', 'Baseline mean'],
  meanAfter: ['末线均值', 'Endline mean'],
  change: ['变化', 'Change'],
  interval: ['95% 置信区间', '95% interval'],
  t: ['t', 't'],
  df: ['自由度', 'df'],
  p: ['p', 'p'],
  dz: ['d_z', 'd_z'],
  changeTable: ['各组变化', 'Change in each arm'],
  points: ['分（0–100）', 'points, 0 to 100'],
  ownUnits: ['分（量表原始单位）', "points in the scale's own units"],
  changeAxis: ['平均变化（分）及 95% 置信区间', 'mean change in points with 95% interval'],
  baseline: ['基线', 'Baseline'],
  endline: ['末线', 'Endline'],
  meansChart: ['各组基线与末线平均分', 'Mean score at baseline and endline'],
  forestChart: ['各组平均变化', 'Mean change in each arm'],
  contrastTable: ['按基线调整的组间差异', 'Differences between arms at equal baseline'],
  contrast: ['比较', 'Comparison'],
  difference: ['差值', 'Difference'],
  se: ['标准误', 'SE'],

  qualityTable: ['各轮得分人数与内部一致性', 'People scored and internal consistency, by wave'],
  scale: ['量表', 'Scale'],
  scored: ['得分人数', 'Scored'],
  alpha: ['Cronbach α', "Cronbach's alpha"],
  alphaN: ['完整作答', 'Complete'],

  instrumentTable: ['所用工具', 'Instruments'],
  instrument: ['工具', 'Instrument'],
  hash: ['SHA-256', 'SHA-256'],
  hashTable: ['校验值', 'Hashes'],
  hashOf: ['内容', 'Of what'],
  planHash: ['分析方案', 'Analysis plan'],
  snapshotHash: ['数据快照', 'Data snapshot'],
  resultsHash: ['分析结果', 'Results'],
  contentHash: ['问卷与计分键', 'Questionnaire and key'],
  keyHash: ['计分键', 'Scoring key'],
  scorer: ['计分程序版本', 'Scorer version'],
  code: ['软件版本', 'Software version'],
} as const;

export type Term = keyof typeof TERMS;

/** Looks terms up in one language. */
export type Terms = (term: Term) => string;

export const termsIn =
  (language: Language): Terms =>
  (term) =>
    TERMS[term][language === 'zh' ? 0 : 1];

/** The text in the report's language. */
export const inLanguage = (language: Language) => (text: BilingualText) => text[language];
