import type { BilingualText } from '@tongxing/contracts';
import type { Dataset } from './model/dataset.js';

/** What is to be known about a dataset beside its variables. */
export interface About {
  readonly project: {
    readonly code: string;
    readonly name: BilingualText;
    readonly synthetic: boolean;
    /** How the data are cited, where they come from elsewhere. */
    readonly source?: BilingualText;
  };
  /** How the study was allocated, and at which waves was asked. */
  readonly design: BilingualText;
  readonly waves: readonly BilingualText[];
  readonly instruments: readonly {
    readonly instrument: string;
    readonly version: string;
    readonly title: BilingualText;
    readonly hash: string;
  }[];
  /** What a row is. */
  readonly unit: BilingualText;
  /** Rules by which something was left out or coarsened, and what each did. */
  readonly disclosure: readonly BilingualText[];
  readonly software: string;
}

const SYNTHETIC: BilingualText = {
  zh: '合成数据：由程序生成，不描述任何真实儿童。',
  en: 'Synthetic data: made by a program; no real child is described.',
};
const MISSING: BilingualText = {
  zh: '缺失值：空白为未询问或未作答；.a 不知道，.b 不愿回答，.c 不适用，.d 为保护隐私未提供。',
  en: 'Missing values: blank, not asked or not answered; .a don’t know, .b rather not say, .c not applicable, .d withheld to protect the child.',
};

/** Lines of label, Chinese and English, in reading order. */
export function aboutRows(about: About, { title, asOf, rows, variables }: Dataset): string[][] {
  const line = (zh: string, en: string, text: BilingualText) => [`${zh} / ${en}`, text.zh, text.en];
  const same = (text: string): BilingualText => ({ zh: text, en: text });
  const { project } = about;
  return [
    line('数据集', 'Dataset', title),
    line('项目', 'Project', project.name),
    line('项目代码', 'Project code', same(project.code)),
    ...(project.synthetic ? [line('性质', 'Nature', SYNTHETIC)] : []),
    ...(project.source ? [line('来源', 'Source', project.source)] : []),
    line('设计', 'Design', about.design),
    line('每行', 'A row', about.unit),
    line('行数', 'Rows', same(String(rows))),
    line('变量数', 'Variables', same(String(variables.length))),
    line('数据截至', 'Data as of', same(asOf.slice(0, 10))),
    line('缺失值', 'Missing values', MISSING),
    ...about.disclosure.map((rule) => line('隐私保护', 'Protection', rule)),
    ...about.instruments.map(({ instrument, version, title: named }) =>
      line(`${instrument}@${version}`, 'Instrument', named),
    ),
    line('软件', 'Software', same(about.software)),
  ];
}

/** What is printed on everything that shows synthetic data. */
export const syntheticNote = ({ project }: About): BilingualText | undefined =>
  project.synthetic ? SYNTHETIC : undefined;
export const MISSING_NOTE = MISSING;
