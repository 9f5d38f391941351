import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../shell/language';

/** The words of the preview: they load with it, and not with the pages that everybody opens. */
const TEXTS = {
  title: { zh: '问卷预览', en: 'Preview of instruments' },
  notStored: {
    zh: '预览：填写的内容不会保存，也不会发出任何警报。',
    en: 'Preview: nothing typed here is stored, and no alert is sent.',
  },
  choose: { zh: '选择一个版本', en: 'Choose a version' },
  none: { zh: '文件夹里还没有问卷。', en: 'The folder holds no instruments yet.' },
  all: { zh: '全部版本', en: 'All versions' },
  unknown: { zh: '没有这个版本。', en: 'There is no such version.' },
  notHere: {
    zh: '这里不提供预览。请运行 tongxing instruments preview。',
    en: 'No preview is served here. Run “tongxing instruments preview”.',
  },
  faulty: {
    zh: '这个版本的文件有错，改好后刷新本页。',
    en: 'Files of this version are faulty. Mend them and reload.',
  },
  paperOnly: {
    zh: '这份问卷不能在屏幕上显示：没有题目文本，或许可不允许电子使用。',
    en: 'It cannot be shown on a screen: it has no texts, or its licence forbids electronic use.',
  },
  phone: { zh: '手机 360×740', en: 'Phone 360×740' },
  tablet: { zh: '平板 800×1280', en: 'Tablet 800×1280' },
  screen: { zh: '屏幕', en: 'Screen' },
  paper: { zh: '纸质问卷', en: 'On paper' },
  print: { zh: '打印', en: 'Print' },
  back: { zh: '返回预览', en: 'Back to the preview' },
  studyCode: { zh: '研究编号', en: 'Study code' },
  date: { zh: '日期', en: 'Date' },
  enumerator: { zh: '访员编号', en: 'Enumerator' },
  onlyIf: { zh: '只在下列情况下问：', en: 'Only if ' },
  or: { zh: '；或', en: '; or ' },
  severalAnswers: { zh: '可选几项', en: 'choose all that apply' },
  again: { zh: '重新填写', en: 'Start again' },
  interviewer: { zh: '由访员询问', en: 'By an interviewer' },
  finished: { zh: '填写结束（预览，没有保存）', en: 'Finished (a preview: nothing was stored)' },
  scores: { zh: '计分', en: 'Scoring' },
  scale: { zh: '量表', en: 'Scale' },
  value: { zh: '分数', en: 'Score' },
  answered: { zh: '题数：已答 / 需答 / 共', en: 'Items: answered / needed / all' },
  tooFew: { zh: '作答不足', en: 'too few answers' },
  item: { zh: '题目', en: 'Item' },
  counts: { zh: '计入', en: 'Counts as' },
  reversed: { zh: '反向', en: 'reversed' },
  capped: { zh: '必备项未达到，等级受限', en: 'a must-have is not met: the grade is capped' },
  not_answered: { zh: '未答', en: 'not answered' },
  does_not_score: { zh: '不计分', en: 'does not score' },
  dont_know: { zh: '不知道', en: "don't know" },
  rather_not_say: { zh: '不想说', en: 'rather not say' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
  unscored: { zh: '当前答案无法计分', en: 'These answers cannot be scored' },
  flags: { zh: '红旗（仅预览）', en: 'Red flags (preview only)' },
  noFlags: { zh: '这份问卷没有红旗。', en: 'It has no red flags.' },
  level: { zh: '级别', en: 'Level' },
  raised: { zh: '触发', en: 'raised' },
  notRaised: { zh: '未触发', en: 'not raised' },
  needsCut: { zh: '要有项目自己的界值才能判断', en: "needs the project's own cut" },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type PreviewText = keyof typeof TEXTS;

export function usePreviewText(): (id: PreviewText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
