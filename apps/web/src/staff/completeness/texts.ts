import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';

/** The words of what has arrived. */
const TEXTS = {
  title: { zh: '各轮次数据完整情况', en: 'Completeness by wave' },
  how: {
    zh: '只列收到多少，不涉及任何答案。供项目内部掌握进度，人数较少，请勿对外公布。',
    en: 'Only how much has arrived, and nothing of what was answered. For running the study: numbers are small and not for publication.',
  },
  noWaves: { zh: '本项目还没有轮次。', en: 'The project has no waves yet.' },
  nothing: {
    zh: '本轮次还没有任务，也没有收到答卷。',
    en: 'Nothing was planned for this wave, and no answers have arrived.',
  },
  people: { zh: '名册人数', en: 'On the roster' },
  answered: { zh: '有答卷', en: 'With answers' },
  left: { zh: '已退出，无答卷', en: 'Left, no answers' },
  without: { zh: '尚无答卷', en: 'No answers' },
  questionnaire: { zh: '问卷', en: 'Questionnaire' },
  respondent: { zh: '填答者', en: 'Answered by' },
  site: { zh: '点位', en: 'Site' },
  expected: { zh: '应收', en: 'Expected' },
  received: { zh: '已收', en: 'Received' },
  share: { zh: '完成率', en: 'Complete' },
  open: { zh: '待完成', en: 'Open' },
  ended: { zh: '未能完成', en: 'Ended without' },
  partial: { zh: '其中部分完成', en: 'Of these partial' },
  last: { zh: '最近收到', en: 'Last arrived' },
  notPlanned: { zh: '未安排任务', en: 'not planned' },
  notPlannedHow: {
    zh: '“未安排任务”的问卷没有生成调查任务（例如由文件导入），应收数不详；各轮次是否齐全，请看名册人数。',
    en: 'Of a questionnaire that is “not planned” no assignments were made, as with data imported from a file, so how many were expected is not known. The roster tells how complete the wave is.',
  },
  reasons: { zh: '未能完成的原因', en: 'Why questionnaires ended without whole answers' },
  bySite: { zh: '按点位查看', en: 'By site' },
  allSites: { zh: '全部点位', en: 'All sites' },
  records: { zh: '（按点位填报）', en: '(about sites)' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export function useCompletenessText(): (id: keyof typeof TEXTS) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
