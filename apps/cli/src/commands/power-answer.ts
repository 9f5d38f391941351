import { formatNumber, type BilingualText, type Language } from '@tongxing/contracts';
import {
  clusteredChangePrecision,
  clusteredPrecision,
  clustersNeeded,
  detectableEffect,
  MOST_CLUSTERS,
  NotEstimable,
  twoGroupPrecision,
  type Precision,
} from '@tongxing/statistics';
import { textTable } from '../text-table.js';
import type { PlannedStudy } from './power-options.js';

/** Under so many centres a group is described and not tested, in reports too. */
const FEWEST_CENTRES = 4;
const EFFECTS = [0.1, 0.2, 0.3, 0.4];
const OTHER_ICCS = [0.05, 0.1, 0.2];
/** Bloom's multiplier: the usual definition of a minimum detectable effect. */
const METHOD = 't-sum';

/** What a study can detect, in plain words, for a terminal. */
export function powerAnswer(study: PlannedStudy): BilingualText {
  const text = (language: Language) =>
    [assumptions(study), detectable(study), ...needed(study), remarks(study)]
      .map((part) => part[language])
      .join('\n\n');
  return { zh: text('zh'), en: text('en') };
}

function assumptions({ centres, children, arms, ...study }: PlannedStudy): BilingualText {
  const [j, m, all] = [String(centres), String(children), String(Math.round(centres * children))];
  const [alpha, icc, variation] = [study.alpha, study.icc, study.sizeVariation].map(String) as [
    string,
    string,
    string,
  ];
  const [power, r2] = [percent(study.power), percent(study.r2)];
  const uneven = study.sizeVariation > 0;
  return {
    zh:
      `${j} 个站点，每个站点平均 ${m} 名儿童（共 ${all} 名），${arms === 1 ? '单组' : `分 ${String(arms)} 组`}\n` +
      `双侧显著性水平 ${alpha}；检验功效 ${power}；组内相关系数（ICC）${icc}；基线解释末线得分差异的 ${r2}（R²）` +
      (uneven ? `；站点人数变异系数 ${variation}` : ''),
    en:
      `${j} centres of ${m} children on average (${all} in all), ${arms === 1 ? 'one group' : `${String(arms)} arms`}\n` +
      `two-sided significance ${alpha}; power ${power}; intraclass correlation (ICC) ${icc}; ` +
      `baseline explains ${r2} of the differences at endline (R²)` +
      (uneven ? `; centre sizes vary by ${variation}` : ''),
  };
}

const percent = (share: number): string => `${String(Number((100 * share).toPrecision(6)))}%`;

interface Row {
  readonly compared: BilingualText;
  /** Absent where there are too few centres to test anything. */
  readonly effect: number | undefined;
}

function detectable(study: PlannedStudy): BilingualText {
  const rows = [...(study.arms > 1 ? armRows(study) : []), changeRow(study)];
  return bilingual((language) =>
    textTable([
      language === 'zh'
        ? ['比较什么', '可检出的最小差异']
        : ['What is compared', 'Smallest difference detected'],
      ...rows.map(({ compared, effect }) => [
        compared[language],
        effect === undefined
          ? { zh: '站点太少，只能描述', en: 'too few centres: description only' }[language]
          : sd(effect, 2)[language],
      ]),
    ]),
  );
}

const bilingual = (text: (language: Language) => string): BilingualText => ({
  zh: text('zh'),
  en: text('en'),
});

const sd = (effect: number, decimals: number): BilingualText => ({
  zh: `${formatNumber(effect, decimals)} 个标准差`,
  en: `${formatNumber(effect, decimals)} SD`,
});

const detected = (precision: Precision, study: PlannedStudy): number =>
  detectableEffect(precision, study, METHOD);

/** The two smallest of as equal arms as there can be. */
function smallestArms({ centres, arms }: PlannedStudy): [number, number] {
  const least = Math.floor(centres / arms);
  return [least, centres % arms > arms - 2 ? least + 1 : least];
}

function armRows(study: PlannedStudy): Row[] {
  const { children: size, icc, sizeVariation, r2 } = study;
  const [fewer, more] = smallestArms(study);
  const clusters = fewer + more;
  const [a, b] = [String(fewer), String(more)];
  const byCentre = (explained: number) => {
    const shares = { r2Cluster: explained, r2Child: explained };
    const design = { clusters, size, icc, sizeVariation, treated: fewer / clusters, ...shares };
    return fewer < FEWEST_CENTRES ? undefined : detected(clusteredPrecision(design), study);
  };
  const perArm = Math.floor((study.centres * size) / study.arms);
  return [
    {
      compared: {
        zh: `两组站点（${a} 个对 ${b} 个），按基线调整`,
        en: `arms of ${a} and ${b} centres, adjusted for baseline`,
      },
      effect: byCentre(r2),
    },
    {
      compared: {
        zh: `两组站点（${a} 个对 ${b} 个），只比末线`,
        en: `arms of ${a} and ${b} centres, endline alone`,
      },
      effect: byCentre(0),
    },
    {
      compared: {
        zh: '同一站点内随机分组，按基线调整',
        en: 'arms drawn child by child within centres, adjusted for baseline',
      },
      effect:
        perArm < 2
          ? undefined
          : detected(twoGroupPrecision({ treatment: perArm, comparison: perArm, r2, covariates: 1 }), study),
    },
  ];
}

function changeRow(study: PlannedStudy): Row {
  const { centres: clusters, children: size, icc, sizeVariation, r2 } = study;
  const design = { clusters, size, icc, sizeVariation };
  return {
    compared: { zh: '单组前后变化，无对照', en: 'one group before and after, no comparison' },
    effect:
      clusters < FEWEST_CENTRES ? undefined : detected(clusteredChangePrecision(design, Math.sqrt(r2)), study),
  };
}

/** How many centres other effects take, and at other intraclass correlations; for two arms. */
function needed(study: PlannedStudy): BilingualText[] {
  if (study.arms !== 2) return [];
  const { children: size, icc, sizeVariation, r2 } = study;
  const iccs = [...new Set([icc, ...OTHER_ICCS])].sort((a, b) => a - b);
  const centres = (effect: number, other: number) => {
    const design = { size, icc: other, sizeVariation, r2Cluster: r2, r2Child: r2 };
    return fewest(() => clustersNeeded(effect, design, study, METHOD));
  };
  const rows = iccs.map((other) => [
    `ICC ${String(other)}`,
    ...EFFECTS.map((effect) => centres(effect, other)),
  ]);
  return [
    bilingual((language) =>
      [
        language === 'zh'
          ? '按基线调整后检出下列差异，两组合计所需站点数：'
          : 'Centres needed in both arms together, adjusted for baseline, to detect',
        textTable([['', ...EFFECTS.map((effect) => sd(effect, 2)[language])], ...rows]),
      ].join('\n'),
    ),
  ];
}

function fewest(compute: () => number): string {
  try {
    return String(Math.max(2 * FEWEST_CENTRES, compute()));
  } catch (error) {
    if (error instanceof NotEstimable) return `> ${String(MOST_CLUSTERS)}`;
    throw error;
  }
}

function remarks({ power }: PlannedStudy): BilingualText {
  return {
    zh: [
      `真实差异恰为上列数值时，结果显著的概率为 ${percent(power)}；差异越小，越可能检不出。`,
      '标准差指儿童得分的标准差。教育项目对学业成绩的效果达到 0.20 个标准差即属较大（Kraft 2020），检不出不等于没有效果。',
      '单组前后比较只能说明变化，无法区分项目的作用与成长、其他事件或人员去留的影响。',
    ].join('\n'),
    en: [
      `A true difference of the size shown turns out significant with a probability of ${percent(power)}; the smaller it is, the likelier it is missed.`,
      "SD is the standard deviation of children's scores. Effects of educational programmes on achievement count as large from 0.20 SD on (Kraft 2020); not to detect an effect does not mean that there is none.",
      "A comparison of one group before and after shows change; the programme's part cannot be told apart from growing older, other events or who stayed.",
    ].join('\n'),
  };
}
