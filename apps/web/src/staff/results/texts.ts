import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';

/** The words of the results' page; those of the field stand in the glossary. */
const TEXTS = {
  notOpened: { zh: '打开末线数据', en: 'Opening the endline data' },
  notOpenedHow: {
    zh: '尚无分析结果，本页不显示任何末线结局。打开即进行第一次分析，并连同时间记入审计记录。',
    en: 'There are no results yet, and this page shows no outcome of the endline. Opening makes the first analysis, and stands in the audit log with its time.',
  },
  planLocked: { zh: '现行分析方案锁定于', en: 'The plan in force was locked' },
  open: { zh: '打开末线数据并分析', en: 'Open the endline data and analyse' },
  analysisHow: {
    zh: '正在分析，数据多时需要几分钟。可以离开本页，分析会继续。',
    en: 'The analysis is running; with much data it takes minutes. You may leave this page: it goes on.',
  },
  cancelAnalysis: { zh: '取消分析', en: 'Cancel the analysis' },
  otherPlan: {
    zh: '此后锁定了另一份分析方案，以下结果仍按原方案得出。请重新分析。',
    en: 'Another plan has been locked since. What follows was made under the one before: analyse again.',
  },
  claim: { zh: '这些结果可以说明什么', en: 'What these results can say' },
  strongest: { zh: '结论最多可表述为', en: 'The most that may be claimed' },
  limitations: { zh: '局限', en: 'Limitations' },
  contents: { zh: '本页内容', en: 'On this page' },
  outcomes: { zh: '各项结局', en: 'Outcomes' },
  domain: { zh: '领域', en: 'Domain' },
  allDomains: { zh: '全部领域', en: 'All domains' },
  role: { zh: '结局', en: 'Outcomes' },
  allRoles: { zh: '全部结局', en: 'All outcomes' },
  onlyPrimary: { zh: '仅主要结局', en: 'Primary outcomes only' },
  shown: { zh: '显示的结局', en: 'Outcomes shown' },
  asTable: { zh: '以表格查看', en: 'As a table' },
  allFigures: { zh: '全部数值和检验', en: 'All figures and tests' },
  readRows: {
    zh: '用上下方向键逐行查看数值',
    en: 'Read row by row with the up and down arrow keys',
  },
  row: { zh: '项', en: 'Row' },
  figure: { zh: '数值', en: 'Figure' },
  emotional: { zh: '情绪', en: 'Emotional wellbeing' },
  academic: { zh: '学业', en: 'Learning' },
  protection: { zh: '保护', en: 'Protection' },
  health: { zh: '健康与习惯', en: 'Health and habits' },
  family: { zh: '家庭', en: 'Family' },
  system: { zh: '村级儿童保护工作', en: 'Protection system of villages' },
  dose: { zh: '参与活动', en: 'Attendance' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type ResultText = keyof typeof TEXTS;

export function useResultText(): (id: ResultText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}

/** A domain's name; a project's own key may have one that is not known here, which stands as it is. */
export function useDomainName(): (domain: string) => string {
  const { say } = useSpeech();
  const names: Readonly<Record<string, BilingualText | undefined>> = TEXTS;
  return (domain) => {
    const name = names[domain];
    return name ? say(name) : domain;
  };
}
