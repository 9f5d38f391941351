import { LEFT_BEHIND_FACTS, type BilingualText, type LeftBehindFlags } from '@tongxing/contracts';
import type { Names, ValueLabel, Variable } from '@tongxing/datasets';
import { shownDetail } from '@tongxing/privacy';
import { missingCode } from './question-variables.js';

/** Flags that a dataset holds. Who lives alone is a case for the safeguarding lead, and no variable. */
export const EXPORTED_FLAGS = LEFT_BEHIND_FACTS.filter((flag) => flag !== 'lives_alone');

/** What neighbours can see of a family: with it a child can be found among others. */
const VISIBLE_FLAGS = ['mother_away', 'father_away', 'skip_generation', 'boarding'] as const;

/** What is known of a child apart from answers. */
export interface Child {
  readonly id: string;
  readonly site: string;
  readonly arm: string;
  readonly sex: 'female' | 'male' | null;
  /** Completed years at the first interview; NaN where not known. */
  readonly age: number;
  readonly flags: Partial<LeftBehindFlags>;
}

/** A child as it may be told of. */
export interface ShownChild extends Child {
  readonly shows: { readonly flags: boolean; readonly sex: boolean; readonly site: boolean };
}

/** First year of each band; the forms are made for these (domain.md 2.1). */
const BANDS = [
  { from: 0, label: { zh: '6 岁以下', en: 'under 6' } },
  { from: 6, label: { zh: '6–8 岁', en: '6 to 8' } },
  { from: 9, label: { zh: '9–11 岁', en: '9 to 11' } },
  { from: 12, label: { zh: '12–15 岁', en: '12 to 15' } },
  { from: 16, label: { zh: '16 岁及以上', en: '16 and over' } },
] as const;

const bandOf = ({ age }: Child): number =>
  Number.isNaN(age) ? NaN : BANDS.findLastIndex(({ from }) => age >= from);

/**
 * The children that may stand in a file, and how much of each. In turn the family's situation, sex and site are
 * withheld from those who would otherwise have too little company; who still has is left out. Site goes after sex: no
 * standard error is right without it. The age band is never withheld, for it can be read off the form that was
 * answered, and neither is the arm, which most sites give away.
 */
export function shownChildren(children: readonly Child[], minimum: number): ShownChild[] {
  const steps = shownDetail(children.map(descriptions), minimum);
  return children.flatMap((child, i) => {
    const step = steps[i] as number;
    if (step >= DETAIL) return [];
    return [{ ...child, shows: { flags: step < 1, sex: step < 2, site: step < 3 } }];
  });
}

/** Steps of a description. */
const DETAIL = 4;

function descriptions(child: Child): string[] {
  const band = [child.arm, String(bandOf(child))];
  const site = [...band, child.site];
  const sex = [...site, String(child.sex)];
  const family = [...sex, ...VISIBLE_FLAGS.map((flag) => String(child.flags[flag]))];
  return [family, sex, site, band].map((parts) => JSON.stringify(parts));
}

/** A variable that is the same for a child at every wave. */
export interface ChildField {
  readonly variable: Variable;
  /** @param number of the child in the file, from 1 */
  readonly valueOf: (child: ShownChild, number: number) => number | string;
}

const YES_NO: readonly ValueLabel[] = [
  { value: 0, label: { zh: '否', en: 'no' } },
  { value: 1, label: { zh: '是', en: 'yes' } },
];
const SEXES: readonly ValueLabel[] = [
  { value: 1, label: { zh: '女', en: 'female' } },
  { value: 2, label: { zh: '男', en: 'male' } },
];

const FLAG_LABELS: Readonly<Record<(typeof LEFT_BEHIND_FACTS)[number], BilingualText>> = {
  LBC_2016: { zh: '留守儿童（2016 年国务院定义）', en: 'Left-behind, State Council definition of 2016' },
  LBC_census: { zh: '留守儿童（人口普查定义）', en: 'Left-behind, census definition' },
  both_parents_away: { zh: '父母双方外出', en: 'Both parents away' },
  mother_away: { zh: '母亲外出', en: 'Mother away' },
  father_away: { zh: '父亲外出', en: 'Father away' },
  lives_alone: { zh: '独自居住', en: 'Lives alone' },
  skip_generation: { zh: '隔代照护', en: 'Cared for by grandparents' },
  weekly_contact_met: { zh: '父母每周至少联系一次', en: 'Parents in contact at least weekly' },
  entrusted_notice_met: { zh: '委托照护已书面告知', en: 'Written notice of entrusted care given' },
  boarding: { zh: '寄宿', en: 'Boards at school' },
};

/** @param sites codes of the sites as they may be told, by the site's own code */
export function childFields(
  children: readonly ShownChild[],
  sites: ReadonlyMap<string, string>,
  names: Names,
): ChildField[] {
  const width = (texts: Iterable<string>) => Math.max(1, ...[...texts].map((text) => Buffer.byteLength(text)));
  const digits = String(children.length).length;
  const code = (wanted: string, label: BilingualText, bytes: number): Variable => ({
    kind: 'text',
    name: names.take(wanted),
    label,
    measure: 'nominal',
    width: bytes,
  });
  return [
    {
      variable: {
        ...code(
          'child',
          { zh: '儿童编号（仅在本数据集内有效）', en: 'Child, numbered for this dataset only' },
          digits,
        ),
        note: {
          zh: '每次导出时随机重新编号，与研究编号无关，也不能与其他数据集对应。',
          en: 'Drawn anew for every export: it has nothing to do with study codes, and leads to no other dataset.',
        },
      },
      valueOf: (_, number) => String(number).padStart(digits, '0'),
    },
    {
      variable: code('site', { zh: '站点（入组时）', en: 'Site at enrolment' }, width(sites.values())),
      valueOf: ({ site, shows }) => (shows.site ? (sites.get(site) as string) : ''),
    },
    {
      variable: code('arm', { zh: '组别', en: 'Arm' }, width(children.map(({ arm }) => arm))),
      valueOf: ({ arm }) => arm,
    },
    {
      variable: coded(names.take('sex'), { zh: '性别', en: 'Sex' }, SEXES),
      valueOf: ({ sex, shows }) =>
        shows.sex ? (sex === null ? NaN : sex === 'female' ? 1 : 2) : WITHHELD.value,
    },
    {
      variable: {
        ...coded(
          names.take('age_band'),
          { zh: '首次访问时的年龄段', en: 'Age band at the first interview' },
          BANDS.map(({ label }, value) => ({ value, label })),
        ),
        measure: 'ordinal',
      },
      valueOf: bandOf,
    },
    ...EXPORTED_FLAGS.map((flag): ChildField => {
      const { missing, ...variable } = coded(names.take(flag), FLAG_LABELS[flag], YES_NO);
      return {
        variable: { ...variable, missing: [...missing, NOT_APPLICABLE] },
        valueOf: ({ flags, shows }) => (shows.flags ? truth(flags[flag]) : WITHHELD.value),
      };
    }),
  ];
}

const WITHHELD = missingCode('withheld');
const NOT_APPLICABLE = missingCode('not_applicable');

const coded = (name: string, label: BilingualText, values: readonly ValueLabel[]) => ({
  kind: 'number' as const,
  name,
  label,
  measure: 'nominal' as const,
  decimals: 0,
  bounds: [Number(values[0]?.value), Number(values.at(-1)?.value)] as const,
  values,
  missing: [WITHHELD],
});

const truth = (flag: string | undefined): number =>
  flag === 'yes' ? 1 : flag === 'no' ? 0 : flag === 'not_applicable' ? NOT_APPLICABLE.value : NaN;
