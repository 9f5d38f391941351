import type { BilingualText } from '@tongxing/contracts';
import type { ProjectShape, ShapedSite } from './project-shape.js';

const CENTRES_IN_ARM = 12;
const SCHOOLS_IN_COUNTY = 8;
const VILLAGES_IN_COUNTY = 30;

/** Two digits: sites keep their order when they are sorted by code. */
const numbered = (i: number): string => String(i + 1).padStart(2, '0');

function placesOf(
  count: number,
  kind: ShapedSite['kind'],
  {
    prefix,
    county,
    arm,
    name,
  }: { prefix: string; county: string; arm?: string; name: (no: string) => BilingualText },
): ShapedSite[] {
  return Array.from({ length: count }, (_, i) => ({
    code: `${prefix}${numbered(i)}`,
    name: name(numbered(i)),
    kind,
    county,
    ...(arm !== undefined && { arm }),
  }));
}

const centresOf = (arm: 'programme' | 'comparison', zh: string): ShapedSite[] =>
  placesOf(CENTRES_IN_ARM, 'centre', {
    prefix: arm === 'programme' ? 'synthetic-P' : 'synthetic-C',
    county: 'synthetic-shaanxi',
    arm,
    name: (no) => ({ zh: `合成${zh}${no}`, en: `Synthetic ${arm} centre ${no}` }),
  });

/** 为了明天: children's centres in Shaanxi beside matched ones that have no programme yet. */
export const CENTRES: ProjectShape = {
  code: 'synthetic-tomorrow',
  name: { zh: '为了明天·陕西（合成演示数据）', en: 'For Tomorrow, Shaanxi (synthetic demonstration data)' },
  allocation: 'matched',
  comparisons: [{ treatment: 'programme', comparison: 'comparison' }],
  counties: [
    {
      code: 'synthetic-shaanxi',
      label: '陕西 Shaanxi',
      name: { zh: '合成县（陕西）', en: 'Synthetic county (Shaanxi)' },
    },
  ],
  sites: [...centresOf('programme', '项目中心'), ...centresOf('comparison', '对照中心')],
  villages: [],
  children: 720,
  treated: 'programme',
  // A gain in feelings and in whom to tell, nothing for learning, and evenings at the centre that cost sleep and supper.
  effects: { wellbeing: 0.5, 'whom-to-tell': 0.7, engagement: 0, habits: -0.65, 'study-support': 0.3 },
  growth: { wellbeing: -0.03, 'safety-knowledge': 0.1, 'whom-to-tell': 0.05 },
  versionsAtBaseline: {},
  sessions: true,
  homesObserved: 0,
  plan: {
    primary: [
      'emotional-wellbeing-b@1.1.0/wellbeing',
      'academic-engagement-b@1.0.0/engagement',
      'safety-protection-b-p@1.0.0/whom-to-tell',
    ],
    outcomes: [
      'emotional-wellbeing-b@1.1.0/wellbeing',
      'emotional-wellbeing-a@1.0.0/wellbeing',
      'emotional-wellbeing-c@1.0.0/wellbeing',
      'academic-engagement-b@1.0.0/engagement',
      'academic-engagement-b@1.0.0/study-support',
      'safety-protection-b-p@1.0.0/whom-to-tell',
      'safety-protection-b-p@1.0.0/item:tl_hotline',
      'safety-protection-b-p@1.0.0/hazards',
      'safety-protection-b-p@1.0.0/bullying',
      'guardian-survey@1.0.0/violent-discipline',
      'guardian-survey@1.0.0/warmth-monitoring',
      'guardian-survey@1.0.0/habits',
    ],
    subgroups: ['sex', 'age_band', 'LBC_census'],
  },
};

const COUNTIES = [
  {
    code: 'synthetic-yangxian',
    letter: 'Y',
    label: '洋县 Yangxian',
    name: { zh: '洋县（合成）', en: 'Yangxian (synthetic)' },
  },
  {
    code: 'synthetic-longchuan',
    letter: 'L',
    label: '陇川 Longchuan',
    name: { zh: '陇川（合成）', en: 'Longchuan (synthetic)' },
  },
] as const;

const inCounties = (
  count: number,
  kind: ShapedSite['kind'],
  prefix: string,
  name: (county: (typeof COUNTIES)[number], no: string) => BilingualText,
): ShapedSite[] =>
  COUNTIES.flatMap((county) =>
    placesOf(count, kind, {
      prefix: `synthetic-${prefix}${county.letter}`,
      county: county.code,
      name: (no) => name(county, no),
    }),
  );

/** 童心同行: child protection in two counties, without a comparison; schools, homes and villages. */
export const COUNTY_PROTECTION: ProjectShape = {
  code: 'synthetic-tongxin',
  name: { zh: '童心同行（合成演示数据）', en: 'Tongxin Tongxing (synthetic demonstration data)' },
  allocation: 'single_group',
  comparisons: [],
  counties: COUNTIES.map(({ code, label, name }) => ({ code, label, name })),
  sites: inCounties(SCHOOLS_IN_COUNTY, 'school', 'S', ({ name }, no) => ({
    zh: `${name.zh}学校${no}`,
    en: `${name.en} school ${no}`,
  })),
  villages: inCounties(VILLAGES_IN_COUNTY, 'village', 'V', ({ name }, no) => ({
    zh: `${name.zh}村${no}`,
    en: `${name.en} village ${no}`,
  })),
  children: 480,
  // Protection grows, but not children's part in it; learning stays as it was; carers are more strained than before.
  effects: {
    'whom-to-tell': 0.5,
    'violent-discipline': 0.5,
    knowledge: 0.7,
    strain: -0.5,
    'observed-safety': 0.4,
    coordination: 1.2,
    workforce: 1,
    register: 1,
    'case-management': 1.1,
    services: 0.8,
    guardianship: 0.9,
    'school-online': 0.8,
    participation: 0,
  },
  growth: {},
  versionsAtBaseline: { 'emotional-wellbeing-b': '1.0.0' },
  sessions: false,
  homesObserved: 0.4,
  plan: {
    primary: [
      'protection-system-checklist@1.0.0/system',
      'safety-protection-b-p@1.0.0/whom-to-tell',
      'guardian-survey@1.0.0/violent-discipline',
    ],
    outcomes: [
      'protection-system-checklist@1.0.0/system',
      'protection-system-checklist@1.0.0/system:bands',
      'protection-system-checklist@1.0.0/case-management',
      'protection-system-checklist@1.0.0/participation',
      'safety-protection-b-p@1.0.0/whom-to-tell',
      'safety-protection-b-p@1.0.0/felt-safety',
      'guardian-survey@1.0.0/violent-discipline',
      'guardian-survey@1.0.0/knowledge',
      'guardian-survey@1.0.0/strain',
      'safety-observation@1.0.0/observed-safety',
      'emotional-wellbeing-b@1.1.0/wellbeing',
      'academic-engagement-b@1.0.0/engagement',
    ],
    subgroups: ['sex', 'age_band', 'county', 'LBC_2016'],
  },
};

export const SYNTHETIC_PROJECTS: readonly ProjectShape[] = [CENTRES, COUNTY_PROTECTION];
