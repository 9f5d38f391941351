import { GLOSSARY, type BilingualText, type Language } from '@tongxing/contracts';

/** The terms of the report: the common glossary and what only the report says. */
const TERMS = {
  ...GLOSSARY,
  title: ['基线至末线变化报告', 'Report on change from baseline to endline'],
  titleSummary: ['变化报告摘要', 'Summary of the report on change'],
  titleCommunity: ['给家长和社区的一页', 'A page for families and the community'],
  titleVillage: ['各村保护体系得分页', 'Protection-system sheets of villages'],
  noVillages: ['没有可以公布的村级评分。', 'There are no ratings of villages that may be told.'],
  subject: ['儿童福祉测评', 'Child-wellbeing assessment'],
  contents: ['目录', 'Contents'],
  project: ['项目', 'Project'],
  design: ['研究设计', 'Design'],
  waves: ['调查轮次', 'Waves'],
  submissions: ['答卷份数', 'Submissions'],
  source: ['数据来源', 'Source of the data'],
  summary: ['摘要', 'Summary'],
  participation: ['参与情况', 'Who took part'],
  baselinePart: ['基线概况与均衡', 'Baseline profile and balance'],
  profileTable: ['各组基线概况', 'Each arm at baseline'],
  characteristic: ['特征', 'Characteristic'],
  meanAge: ['平均年龄（周岁）', 'Mean age, years'],
  balanceTable: ['各结局的基线均值与组间差异', 'Baseline of each outcome, arm against arm'],
  baselineMeans: ['各结局的基线均值', 'Baseline of each outcome'],
  firstArm: ['前者', 'First arm'],
  secondArm: ['后者', 'Second arm'],
  standardized: ['标准化差异', 'Standardized difference'],
  band: ['判断', 'Reading'],
  band_equivalent: ['≤ 0.05：等同', '≤ 0.05: equivalent'],
  band_equivalent_adjusted: ['0.05–0.25：须调整', '0.05–0.25: adjusted for'],
  band_not_equivalent: ['> 0.25：不等同', '> 0.25: not equivalent'],
  results: ['结果', 'Results'],
  quality: ['数据质量与信度', 'Data quality and reliability'],
  limitations: ['局限', 'Limitations'],
  methods: ['方法', 'Methods'],
  provenance: ['数据与方法溯源', 'Provenance'],
  flowTable: ['各组各轮有答卷的人数', 'People with at least one submission, by arm and wave'],
  changeTable: ['各组变化', 'Change in each arm'],
  alphaN: ['完整作答', 'Complete'],
  instrumentTable: ['所用工具', 'Instruments'],
  instrument: ['工具', 'Instrument'],
  hash: ['SHA-256', 'SHA-256'],
  hashTable: ['校验值', 'Hashes'],
  hashOf: ['内容', 'Of what'],
  plan: ['分析方案', 'Analysis plan'],
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
