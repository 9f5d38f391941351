import type { Language } from './language.js';

/** The field's terms as Tongxing prints them, on screens and on paper, side by side. */
export const GLOSSARY = {
  dataAsOf: ['数据截至', 'Data as of'],
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
  tooFewSites: ['站点太少', 'too few sites'],
  notApplicable: ['不适用', 'not applicable'],
  overview: ['各量表变化概览', 'Changes at a glance'],
  enrolled: ['登记', 'Enrolled'],
  bothWaves: ['两轮均有', 'Both waves'],
  flowTitle: ['各组参与者流程', 'Participants by arm and wave'],
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
  points: ['分（0–100）', 'points, 0 to 100'],
  ownUnits: ['分（量表原始单位）', "points in the scale's own units"],
  changeAxis: ['平均变化（分）及 95% 置信区间', 'mean change in points with 95% interval'],
  baseline: ['基线', 'Baseline'],
  endline: ['末线', 'Endline'],
  meansChart: ['各组基线与末线平均分', 'Mean score at baseline and endline'],
  forestChart: ['各组平均变化', 'Mean change in each arm'],
  contrastTable: ['按基线调整的组间差异', 'Differences between arms at equal baseline'],
  qualityTable: ['各轮得分人数与内部一致性', 'People scored and internal consistency, by wave'],
  contrast: ['比较', 'Comparison'],
  difference: ['差值', 'Difference'],
  se: ['标准误', 'SE'],
  basisTable: ['组间比较的依据', 'What the comparison rests on'],
  attrition: ['总流失', 'Attrition'],
  differential: ['流失差异（允许）', 'Differential (permitted)'],
  equivalence: ['基线差异 g', 'Baseline g'],
  secondTest: ['另一检验', 'Second test'],
  rung: ['可作的表述', 'May be said'],
  randomisation_inference: ['随机化检验', 'randomisation inference'],
  wild_cluster_bootstrap: ['野聚类自助法', 'wild cluster bootstrap'],
  rung_change: ['变化', 'change'],
  rung_contribution: ['可能有贡献', 'possible contribution'],
  rung_effect: ['由项目引起', 'caused by the programme'],
  scale: ['量表', 'Scale'],
  scored: ['得分人数', 'Scored'],
  alpha: ['Cronbach α', "Cronbach's alpha"],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type GlossaryTerm = keyof typeof GLOSSARY;

/** Looks the glossary's terms up in one language. */
export const glossaryIn =
  (language: Language) =>
  (term: GlossaryTerm): string =>
    GLOSSARY[term][language === 'zh' ? 0 : 1];
