import type { BilingualText, RosterFault, ROSTER_OUTCOMES } from '@tongxing/contracts';
import { useSpeech } from '../../../shell/language';
import type { Draft, SingleColumn, WHEREABOUTS } from './draft';
import type { UnreadableReason } from './read-columns';

/** Why a row was not taken. */
export const FAULTS = {
  'row-malformed': { zh: '这一行无法读取', en: 'the row cannot be read' },
  'rest-unreadable': {
    zh: '自这一行起无法读取（引号未闭合）',
    en: 'nothing can be read from here on (open quotation mark)',
  },
  'row-length': { zh: '单元格数与表头不符', en: 'more or fewer cells than the header' },
  'participant-invalid': { zh: '缺少编号，或编号格式不对', en: 'the code is missing or is none' },
  'participant-twice': { zh: '编号在文件中重复出现', en: 'the code stands in the file twice' },
  'participant-differs': { zh: '与已登记的内容不一致', en: 'says something else than is known' },
  'site-invalid': { zh: '缺少站点代码，或格式不对', en: 'the code of the site is missing or is none' },
  'site-unknown': { zh: '没有这个站点', en: 'there is no such site' },
  'arm-invalid': { zh: '组别代码格式不对', en: 'the arm is no code' },
  'sex-invalid': { zh: '未说明该写法指哪种性别', en: 'nothing says which sex is meant' },
  'birth-month-invalid': { zh: '出生年月应写作 2016-04', en: 'a month of birth is written 2016-04' },
  'covariate-invalid': {
    zh: '该列的列名或内容不能用于分析',
    en: 'the column’s name or cell cannot be used in analyses',
  },
  'family-invalid': { zh: '未说明该写法指什么情况', en: 'nothing says what is meant' },
  'identity-invalid': {
    zh: '姓名、电话或地址写法不对，或缺少对应的姓名',
    en: 'no name, telephone number or address, or the name that belongs to it is missing',
  },
} as const satisfies Record<RosterFault, BilingualText>;

const TEXTS = {
  title: { zh: '导入名册', en: 'Import a roster' },
  how: {
    zh: 'XLSX 或 CSV 文件，一行一个孩子，第一行是列名。先试运行，看清每一行的结果，再存入。',
    en: 'An XLSX or CSV file: one row a child, the columns’ names in the first row. First a dry run shows what becomes of each row; then it is stored.',
  },
  file: { zh: '名册文件', en: 'Roster file' },
  reading: { zh: '正在读取文件……', en: 'The file is being read…' },
  tooLarge: {
    zh: '文件超过 3 MB。请拆分后分次导入，或使用 tongxing roster import。',
    en: 'The file is larger than 3 MB. Split it, or use “tongxing roster import”.',
  },
  notRead: {
    zh: '无法读取该文件。请确认是 XLSX 或 CSV 文件。',
    en: 'The file cannot be read. Is it an XLSX or CSV file?',
  },
  noColumns: { zh: '文件第一行没有列名。', en: 'The first row of the file names no columns.' },
  columns: { zh: '各列的含义', en: 'What the columns mean' },
  participant: { zh: '儿童编号（不能是姓名）', en: 'The child’s code (never a name)' },
  site: { zh: '站点代码', en: 'Code of the site' },
  sex: { zh: '性别', en: 'Sex' },
  birthMonth: { zh: '出生年月', en: 'Month of birth' },
  arm: { zh: '组别', en: 'Arm' },
  mother: { zh: '母亲在哪里', en: 'Where the mother is' },
  father: { zh: '父亲在哪里', en: 'Where the father is' },
  identity: { zh: '姓名与联系方式', en: 'Names and contacts' },
  identityHow: {
    zh: '加密单独保存，不出现在任何报告中。已有姓名的孩子保持不变。',
    en: 'Sealed and kept apart; no report shows them. A child who has a name keeps it.',
  },
  name: { zh: '儿童姓名', en: 'The child’s name' },
  address: { zh: '住址', en: 'Address' },
  guardianName: { zh: '监护人姓名', en: 'The guardian’s name' },
  guardianTelephone: { zh: '监护人电话', en: 'The guardian’s telephone' },
  relation: { zh: '该监护人是儿童的', en: 'The guardian is the child’s' },
  relation_father: { zh: '父亲', en: 'father' },
  relation_mother: { zh: '母亲', en: 'mother' },
  self: { zh: '本人', en: 'own self' },
  grandfather: { zh: '祖父或外祖父', en: 'grandfather' },
  grandmother: { zh: '祖母或外祖母', en: 'grandmother' },
  relative: { zh: '其他亲属', en: 'other relative' },
  teacher: { zh: '老师', en: 'teacher' },
  village_director: { zh: '村儿童主任', en: 'village child welfare director' },
  none: { zh: '（无此列）', en: '(no such column)' },
  unsaid: { zh: '（请选择）', en: '(say which)' },
  female: { zh: '女', en: 'female' },
  male: { zh: '男', en: 'male' },
  home: { zh: '在家', en: 'at home' },
  migrated: { zh: '外出务工', en: 'away for work' },
  separated: { zh: '已分开，不同住', en: 'separated, lives elsewhere' },
  deceased: { zh: '已去世', en: 'deceased' },
  other: { zh: '其他', en: 'other' },
  unknown: { zh: '下落不明', en: 'whereabouts unknown' },
  sexes: { zh: '性别的写法', en: 'How sex is written' },
  whereabouts: { zh: '父母情况的写法', en: 'How whereabouts are written' },
  covariates: { zh: '用于分析的其他列', en: 'Other columns that analyses may use' },
  covariatesHow: { zh: '不要选姓名、电话或地址。', en: 'Never a name, telephone number or address.' },
  sites: { zh: '名册中尚不存在的站点', en: 'Sites that are not there yet' },
  refuseSites: { zh: '拒绝这些行', en: 'refuse their rows' },
  centre: { zh: '新建为活动中心', en: 'make them, as centres' },
  school: { zh: '新建为学校', en: 'make them, as schools' },
  village: { zh: '新建为村', en: 'make them, as villages' },
  township: { zh: '新建为乡镇', en: 'make them, as townships' },
  county: { zh: '新建为县', en: 'make them, as counties' },
  study_site: { zh: '新建为研究点', en: 'make them, as study sites' },
  wave: { zh: '父母情况属于哪一轮', en: 'The wave that whereabouts belong to' },
  noWave: { zh: '不属于任何一轮（不用于分析）', en: 'none (analyses do not use them)' },
  heldOn: { zh: '父母情况截至', en: 'Whereabouts as of' },
  missing: { zh: '表示“不知道”的写法（用空格分隔）', en: 'What stands for “not known” (separated by spaces)' },
  dryRun: { zh: '试运行', en: 'Dry run' },
  store: { zh: '存入', en: 'Store' },
  running: { zh: '正在逐行检查……', en: 'Each row is being checked…' },
  storing: { zh: '正在存入……', en: 'It is being stored…' },
  report: { zh: '试运行结果', en: 'What would happen' },
  wouldStore: { zh: '尚未存入任何内容。', en: 'Nothing has been stored yet.' },
  stored: { zh: '已存入。', en: 'Stored.' },
  notStored: { zh: '有行被拒绝，未存入任何内容。', en: 'Rows were refused, and nothing was stored.' },
  skipFaulty: { zh: '跳过被拒绝的行，存入其余各行', en: 'Leave the refused rows out and store the others' },
  onlyRejected: { zh: '只看被拒绝的行', en: 'Show refused rows only' },
  line: { zh: '行', en: 'Row' },
  outcome: { zh: '结果', en: 'Outcome' },
  reasons: { zh: '原因', en: 'Reason' },
  enrolled: { zh: '新登记', en: 'enrolled' },
  completed: { zh: '补充', en: 'completed' },
  unchanged: { zh: '无变化', en: 'unchanged' },
  rejected: { zh: '拒绝', en: 'refused' },
  names: { zh: '加密保存的姓名', en: 'Names sealed' },
  shownOf: { zh: '只显示前几行：', en: 'Only the first are shown:' },
} as const satisfies Readonly<
  Record<SingleColumn | UnreadableReason | keyof Pick<Draft, 'sexes' | 'missing'>, BilingualText> &
    Record<(typeof ROSTER_OUTCOMES)[number] | (typeof WHEREABOUTS)[number], BilingualText> &
    Record<string, BilingualText>
>;

type ImportText = keyof typeof TEXTS;

export function useImportText(): (id: ImportText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
