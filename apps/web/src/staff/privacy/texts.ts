import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';

/** The words of the pages about rights over data and how long they are kept. */
const TEXTS = {
  privacy: { zh: '数据权利与保存期限', en: 'Rights over data, and how long they are kept' },
  requests: { zh: '当事人请求', en: 'Requests' },
  requestsHow: {
    zh: '孩子或监护人可以要求查阅、复制、更正或删除本人数据。请在收到之日起三十日内书面答复。',
    en: 'A child or guardian may ask to see, copy, correct or delete what is held about them. Answer in writing within thirty days of the day it came.',
  },
  noRequests: { zh: '尚无请求。', en: 'Nobody has asked yet.' },
  newRequest: { zh: '登记请求', en: 'Record a request' },
  studyCode: { zh: '研究编号', en: 'Study code' },
  unknownCode: { zh: '本项目没有这个研究编号。', en: 'No participant of this project has that study code.' },
  kind: { zh: '请求', en: 'What is asked' },
  access: { zh: '查阅', en: 'to see the data' },
  copy: { zh: '复制', en: 'a copy of the data' },
  correction: { zh: '更正', en: 'to correct them' },
  deletion: { zh: '删除', en: 'to delete them' },
  receivedOn: { zh: '收到日期', en: 'Received on' },
  record: { zh: '登记', en: 'Record' },
  dueOn: { zh: '答复期限', en: 'Answer by' },
  overdue: { zh: '已逾期', en: 'overdue' },
  state: { zh: '办理情况', en: 'State' },
  open: { zh: '待答复', en: 'open' },
  granted: { zh: '已办理', en: 'granted' },
  refused: { zh: '已拒绝', en: 'refused' },
  actions: { zh: '操作', en: 'Actions' },
  print: { zh: '数据副本（PDF）', en: 'Copy of the data (PDF)' },
  printAll: { zh: '含孩子作答（PDF）', en: 'With the child’s answers (PDF)' },
  printHow: {
    zh: '孩子在保密承诺下作出的回答，只有在孩子同意或法律要求时才提供给他人。',
    en: 'What a child answered in confidence goes to somebody else only where the child agrees or the law asks for it.',
  },
  grant: { zh: '标记为已办理', en: 'Mark as granted' },
  refuse: { zh: '拒绝', en: 'Refuse' },
  reason: { zh: '拒绝原因', en: 'Reason for refusing' },
  'identity-not-proven': { zh: '未能证明身份', en: 'identity not proven' },
  'not-held': { zh: '没有所要求的数据', en: 'no such data are held' },
  'would-harm-another': { zh: '会伤害他人', en: 'it would harm somebody else' },
  'law-requires-keeping': { zh: '法律要求保存', en: 'the law requires keeping them' },
  retention: { zh: '保存期限', en: 'How long data are kept' },
  retentionHow: {
    zh: '到期后由服务器管理员运行 tongxing privacy 命令删除；删除前可先试运行。',
    en: 'What is due is deleted by whoever runs the server, with the command tongxing privacy, which shows beforehand what it would do.',
  },
  contacts: { zh: '联系方式', en: 'Contacts' },
  identities: { zh: '姓名等身份信息', en: 'Names and other identities' },
  what: { zh: '内容', en: 'What' },
  until: { zh: '删除日期', en: 'To be deleted on' },
  undated: { zh: '日期未定', en: 'no date yet' },
  waiting: { zh: '保存中', en: 'kept' },
  due: { zh: '已到期', en: 'due' },
  done: { zh: '已删除', en: 'deleted' },
  finalReportOn: { zh: '终期报告日期', en: 'Day of the final report' },
  finalReportHow: {
    zh: '身份信息自终期报告之日起再保存一年。',
    en: 'Names are kept for a year after the final report.',
  },
  save: { zh: '保存', en: 'Save' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type PrivacyText = keyof typeof TEXTS;

export function usePrivacyText(): (id: PrivacyText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
