import { glossaryIn, LANGUAGES, type BilingualText, type GlossaryTerm } from '@tongxing/contracts';
import type { About } from '@tongxing/datasets';
import { CODE_VERSION } from '../../../platform/version.js';
import type { ProjectEntity } from '../../../programme/index.js';
import type { Audience, DatasetShape } from '../dto/dataset.js';
import type { Frame } from './export-reader.js';

const term = (name: GlossaryTerm): BilingualText =>
  Object.fromEntries(LANGUAGES.map((language) => [language, glossaryIn(language)(name)])) as Record<
    (typeof LANGUAGES)[number],
    string
  >;

const UNITS: Readonly<Record<DatasetShape, BilingualText>> = {
  long: { zh: '一名儿童在一个轮次的数据', en: 'A child at a wave' },
  wide: { zh: '一名儿童在各轮次的数据', en: 'A child, with all waves' },
};

export function aboutDataset(
  { code, name, synthetic, source, allocation }: ProjectEntity,
  { waves, versions }: Pick<Frame, 'waves' | 'versions'>,
  choice: { readonly shape: DatasetShape; readonly audience: Audience },
  minimum: number,
): About {
  return {
    project: { code, name, synthetic, ...(source !== null && { source: { zh: source, en: source } }) },
    design: term(allocation),
    waves: waves.map((wave) => wave.name),
    instruments: versions.map(({ definition, contentHash }) => ({
      instrument: definition.instrument,
      version: definition.version,
      title: definition.provenance.title,
      hash: contentHash,
    })),
    unit: UNITS[choice.shape],
    disclosure: rules(choice.audience, minimum),
    software: `Tongxing ${CODE_VERSION}`,
  };
}

/** What was done so that no child can be found, to be read by whoever uses the data. */
function rules(audience: Audience, minimum: number): BilingualText[] {
  const least = String(minimum);
  return [
    {
      zh: '不含姓名、联系方式、研究编号、出生日期、访问日期和开放式回答。儿童编号为本次导出随机编制。',
      en: 'There are no names, contacts, study codes, dates of birth or of interviews, and no answers in words. Children are numbered at random for this export.',
    },
    {
      zh: '已撤回同意者的全部数据均不在内。',
      en: 'Nothing is included of anybody whose consent was withdrawn.',
    },
    {
      zh: `任何儿童在组别、站点、性别、年龄段和家庭状况上均与至少 ${String(minimum - 1)} 名其他儿童相同。达不到时，依次不提供家庭状况、性别、站点（记为 .d 或空白）；仍达不到者整体不纳入。因此人数较少的群体在本数据中偏少。`,
      en: `Every child is alike in arm, site, sex, age band and family situation to at least ${String(minimum - 1)} others. Where too few are, the family’s situation, then sex, then site are withheld (.d or blank); who still has too little company is left out. Small groups are therefore under-represented in these data.`,
    },
    {
      zh: '不含可能触发保护预警的题目，也不含与其同属一个量表的题目，仅提供量表得分；不含任何预警和个案信息。',
      en: 'Questions whose answers raise a safeguarding alert are left out, with the other items of their scales; the scores stand for them. Nothing is included of any alert or case.',
    },
    {
      zh: '不含未计入任何量表的题目（如家庭情况题）。',
      en: 'Questions that no scale is made of, such as those about the household, are left out.',
    },
    {
      zh: `编码手册中少于 ${least} 行的频数不显示。`,
      en: `Counts of fewer than ${least} rows are not shown in the codebook.`,
    },
    ...(audience === 'public'
      ? [
          {
            zh: '站点代码为本次导出随机编制。',
            en: 'Codes of sites are drawn at random for this export.',
          },
        ]
      : []),
  ];
}
