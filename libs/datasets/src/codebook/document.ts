import type { BilingualText, Language } from '@tongxing/contracts';
import type { Block, ReportDocument } from '@tongxing/report';
import { MISSING_NOTE, syntheticNote, type About } from '../about.js';
import type { Dataset } from '../model/dataset.js';
import { missingName, type NumberVariable, type Variable } from '../model/variable.js';
import type { VariableSummary } from '../summary.js';

const TEXTS = {
  codebook: { zh: '数据编码手册', en: 'Codebook' },
  contents: { zh: '目录', en: 'Contents' },
  about: { zh: '关于本数据集', en: 'About this dataset' },
  protection: { zh: '隐私保护', en: 'Protection of the children' },
  missing: { zh: '缺失值', en: 'Missing values' },
  instruments: { zh: '问卷', en: 'Instruments' },
  overview: { zh: '变量一览', en: 'All variables' },
  variables: { zh: '变量与取值', en: 'Variables and their values' },
  name: { zh: '变量名', en: 'Name' },
  label: { zh: '含义', en: 'Meaning' },
  source: { zh: '来源', en: 'Source' },
  value: { zh: '取值', en: 'Value' },
  count: { zh: '行数', en: 'Rows' },
  rows: { zh: '行数', en: 'Rows' },
  columns: { zh: '变量数', en: 'Variables' },
  asOf: { zh: '数据截至', en: 'Data as of' },
  unit: { zh: '每行', en: 'A row' },
  valid: { zh: '有取值', en: 'With a value' },
  hidden: { zh: '—', en: '—' },
  hiddenNote: {
    zh: '“—”表示人数过少，为保护儿童而不显示。',
    en: 'A dash stands for a count that is too small to be shown.',
  },
} as const satisfies Record<string, BilingualText>;

/** The codebook to be read by people, to be drawn as a report is. Hidden counts are dashes. */
export function codebookDocument(
  dataset: Dataset,
  about: About,
  summaries: readonly VariableSummary[],
  language: Language,
): ReportDocument {
  const t = (key: keyof typeof TEXTS): string => TEXTS[key][language];
  const { title, asOf, rows, variables } = dataset;
  const synthetic = syntheticNote(about);
  const paragraph = (text: BilingualText): Block => ({ kind: 'paragraph', text: text[language] });
  return {
    language,
    title: t('codebook'),
    subtitle: title[language],
    cover: [
      [t('unit'), about.unit[language]],
      [t('rows'), String(rows)],
      [t('columns'), String(variables.length)],
      [t('asOf'), asOf.slice(0, 10)],
    ],
    ...(synthetic && { syntheticLabel: synthetic[language] }),
    contents: t('contents'),
    footer: `${about.project.code} · ${t('codebook')}`,
    dataAsOf: asOf,
    subject: title[language],
    blocks: [
      heading(1, t('about')),
      paragraph(about.design),
      ...(about.project.source ? [paragraph(about.project.source)] : []),
      heading(2, t('protection')),
      { kind: 'list', items: about.disclosure.map((rule) => rule[language]) },
      heading(2, t('missing')),
      paragraph(MISSING_NOTE),
      heading(2, t('instruments')),
      {
        kind: 'list',
        items: about.instruments.map((i) => `${i.title[language]} (${i.instrument}@${i.version})`),
      },
      heading(1, t('overview')),
      {
        kind: 'table',
        caption: t('overview'),
        columns: [
          { header: t('name'), align: 'left', share: 3 },
          { header: t('label'), align: 'left', share: 6 },
        ],
        rows: variables.map((v) => [v.name, v.label[language]]),
      },
      heading(1, t('variables')),
      { kind: 'paragraph', text: t('hiddenNote'), tone: 'quiet' },
      ...variables.flatMap((v, i) => variableBlocks(v, summaries[i] as VariableSummary, language, t)),
    ],
  };
}

const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });

function variableBlocks(
  variable: Variable,
  { valid, counts }: VariableSummary,
  language: Language,
  t: (key: keyof typeof TEXTS) => string,
): Block[] {
  const { name, label, source, note } = variable;
  const shown = (count: number | null) => (count === null ? t('hidden') : String(count));
  const quiet = (text: string): Block => ({ kind: 'paragraph', text, tone: 'quiet' });
  const labelled = variable.kind === 'number' ? labelledValues(variable) : [];
  return [
    { kind: 'paragraph', text: `${name} · ${label[language]}` },
    ...(source ? [quiet(`${t('source')}: ${source.instrument}@${source.version}/${source.item}`)] : []),
    ...(note ? [quiet(note[language])] : []),
    ...(labelled.length === 0
      ? [quiet(`${t('valid')}: ${shown(valid)}`)]
      : [
          {
            kind: 'table' as const,
            caption: name,
            columns: [
              { header: t('value'), align: 'left' as const, share: 2 },
              { header: t('label'), align: 'left' as const, share: 6 },
              { header: t('count'), align: 'right' as const, share: 2 },
            ],
            rows: labelled.map((v) => [v.shown, v.label[language], shown(counts.get(v.value) ?? null)]),
          },
        ]),
  ];
}

const labelledValues = ({ values, missing }: NumberVariable) => [
  ...values.map((v) => ({ ...v, shown: String(v.value) })),
  ...missing.map((m) => ({ ...m, shown: `${String(m.value)} (${missingName(m.reason)})` })),
];
