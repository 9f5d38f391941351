import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';

/** The words of reports. */
const TEXTS = {
  title: { zh: '报告与数据集', en: 'Reports and datasets' },
  reports: { zh: '报告', en: 'Reports' },
  how: {
    zh: '报告按当前数据和现行分析方案生成。生成后原样保存，内容和校验值不再改变；数据有变时另行生成，原报告保留。',
    en: 'A report is made from the data as they stand, under the plan in force. Once made it is kept as it is with its hashes and never changes; when data change, another one is made and this one stays.',
  },
  language: { zh: '语言', en: 'Language' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  both: { zh: '中文和英文各一份', en: 'Both, one of each' },
  length: { zh: '篇幅', en: 'Length' },
  full: { zh: '完整报告', en: 'Full report' },
  summary: { zh: '四页摘要', en: 'Summary, four pages' },
  community: { zh: '给家长和社区的一页', en: 'One page for families' },
  village: { zh: '各村一页', en: 'One page for each village' },
  villageHow: {
    zh: '需要有村级儿童保护工作评估的数据；没有时会说明未能生成。',
    en: 'Needs protection-system scores of villages; without them the report says that there are none.',
  },
  make: { zh: '生成报告', en: 'Make the report' },
  none: { zh: '尚无报告。', en: 'There are no reports yet.' },
  waiting: { zh: '等候生成', en: 'Waiting' },
  running: { zh: '正在生成', en: 'Being made' },
  cancel: { zh: '取消', en: 'Cancel' },
  cancelled: { zh: '已取消，没有生成报告。', en: 'Cancelled; no report was made.' },
  failed: { zh: '未能生成', en: 'Could not be made' },
  again: { zh: '再试一次', en: 'Try again' },
  ready: { zh: '已生成', en: 'Ready' },
  download: { zh: '下载 PDF', en: 'Download PDF' },
  size: { zh: '大小', en: 'Size' },
  asked: { zh: '申请时间', en: 'Asked for' },
  made: { zh: '生成时间', en: 'Made' },
  hashes: { zh: '校验值（SHA-256）', en: 'Hashes (SHA-256)' },
  pdfHash: { zh: 'PDF 文件', en: 'PDF' },
  planHash: { zh: '分析方案', en: 'Analysis plan' },
  snapshotHash: { zh: '数据快照', en: 'Data snapshot' },
  resultsHash: { zh: '分析结果', en: 'Results' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  nowReady: { zh: '已生成，可以下载', en: 'is ready to be downloaded' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type ReportText = keyof typeof TEXTS;

export function useReportText(): (id: ReportText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
