import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';

/** The words of the roster. */
const TEXTS = {
  roster: { zh: '参与者名册', en: 'Roster' },
  back: { zh: '返回名册', en: 'Back to the roster' },
  searchCode: { zh: '按研究编号查找', en: 'Find by study code' },
  nobody: { zh: '名册中还没有参与者。', en: 'The roster is empty.' },
  nobodyHow: {
    zh: '请从 XLSX 或 CSV 文件导入名册。',
    en: 'Import a roster from an XLSX or CSV file.',
  },
  import: { zh: '导入名册', en: 'Import a roster' },
  noMatch: { zh: '没有符合的研究编号。', en: 'No study code matches.' },
  cards: { zh: '打印研究卡片（PDF）', en: 'Print study cards (PDF)' },
  duplicates: { zh: '查找重复登记', en: 'Look for double entries' },
  studyCode: { zh: '研究编号', en: 'Study code' },
  site: { zh: '站点', en: 'Site' },
  state: { zh: '状态', en: 'State' },
  active: { zh: '参加中', en: 'taking part' },
  anotherEntry: { zh: '另一条登记', en: 'another entry' },
  mergedInto: { zh: '已合并到', en: 'part of' },
  exited: { zh: '已退出', en: 'left' },
  course: { zh: '变动记录', en: 'Moves, exits and re-entries' },
  noSteps: { zh: '登记以来没有变动。', en: 'Nothing has changed since enrolment.' },
  moved: { zh: '转站点', en: 'Moved' },
  re_entered: { zh: '重新加入', en: 'Came back' },
  undone: { zh: '已撤销', en: 'taken back' },
  undo: { zh: '撤销', en: 'Undo' },
  day: { zh: '日期', en: 'Day' },
  what: { zh: '变动', en: 'Change' },
  reason: { zh: '原因', en: 'Reason' },
  move: { zh: '转到其他站点', en: 'Move to another site' },
  exit: { zh: '登记退出', en: 'Record an exit' },
  reEnter: { zh: '登记重新加入', en: 'Record a re-entry' },
  save: { zh: '保存', en: 'Save' },
  family: { zh: '留守状况', en: 'Left-behind status' },
  noFamily: { zh: '尚无监护人问卷或名册信息。', en: 'Nothing is known of the family yet.' },
  heldOn: { zh: '截至', en: 'As of' },
  unknown: { zh: '未知', en: 'unknown' },
  consent: { zh: '同意', en: 'Consent' },
  consentFree: { zh: '本项目不要求先取得同意。', en: 'This project accepts answers without consent.' },
  withdrawn: {
    zh: '已撤回同意：不再收集，已有答案不再使用。',
    en: 'Consent was withdrawn: nothing more is collected, and no answer is used any more.',
  },
  complete: { zh: '齐全', en: 'complete' },
  wave: { zh: '轮次', en: 'Wave' },
  child: { zh: '儿童作答', en: 'The child answers' },
  adults: { zh: '成人作答', en: 'Adults answer' },
  withdraw: { zh: '登记撤回同意', en: 'Record a withdrawal' },
  withdrawHow: {
    zh: '登记后立即停止收集，并给出回执。',
    en: 'Collection stops at once, and there is a receipt for the family.',
  },
  by: { zh: '撤回人', en: 'By' },
  guardian: { zh: '监护人', en: 'a guardian' },
  byChild: { zh: '儿童本人', en: 'the child' },
  noPairs: { zh: '没有发现可能的重复登记。', en: 'No double entries were found.' },
  score: { zh: '分值', en: 'Points' },
  keepFirst: { zh: '合并到前者', en: 'Merge into the first' },
  keepSecond: { zh: '合并到后者', en: 'Merge into the second' },
  search: { zh: '开始查找', en: 'Look now' },
  searchHow: {
    zh: '将比对全部姓名，并记入审计日志；此处不显示姓名。',
    en: 'Every name is compared, which the audit log records; none is shown here.',
  },
  merges: { zh: '已合并', en: 'Merged' },
  noMerges: { zh: '没有合并过。', en: 'Nothing has been merged.' },
  name_same: { zh: '姓名相同', en: 'same name' },
  name_sounds_same: { zh: '姓名同音', en: 'name sounds the same' },
  name_sounds_alike: { zh: '姓名近音', en: 'name sounds alike' },
  birth_month_same: { zh: '出生年月相同', en: 'same month of birth' },
  birth_month_near: { zh: '出生年月相近', en: 'months of birth near' },
  birth_month_differs: { zh: '出生年月不同', en: 'other month of birth' },
  sex_differs: { zh: '性别不同', en: 'other sex' },
  telephone_same: { zh: '监护人电话相同', en: 'same telephone' },
  site_same: { zh: '站点相同', en: 'same site' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type RosterText = keyof typeof TEXTS;

export function useRosterText(): (id: RosterText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
