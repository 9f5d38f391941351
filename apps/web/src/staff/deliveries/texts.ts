import type { BilingualText } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';

/** The words of the pages about what tablets deliver: they load with them. */
const TEXTS = {
  deliveries: { zh: '平板数据接收', en: 'Deliveries from tablets' },
  bringIn: { zh: '导入平板备份', en: 'Bring in a tablet’s backup' },
  bringInHow: {
    zh: '平板无法联网或浏览器损坏时，可在平板上导出备份文件，再到这里导入。文件全程加密，只有服务器能打开；重复导入不会产生重复数据。',
    en: 'When a tablet cannot reach the network, or its browser is broken, it writes a backup file that you bring in here. The file stays encrypted and only the server opens it. Bringing it in twice does no harm.',
  },
  file: { zh: '备份文件', en: 'Backup file' },
  sending: { zh: '正在导入……', en: 'Bringing it in…' },
  noBackup: { zh: '这不是平板的备份文件。', en: 'This is not the backup file of a tablet.' },
  incomplete: {
    zh: '文件不完整，缺少的份数：',
    en: 'The file is incomplete. Items missing: ',
  },
  stored: { zh: '已存入', en: 'stored' },
  known: { zh: '此前已有', en: 'already there' },
  kept: { zh: '待核查', en: 'in quarantine' },
  failed: { zh: '未能接收，请再导入一次', en: 'not taken: bring the file in once more' },
  quarantine: { zh: '待核查', en: 'In quarantine' },
  quarantineHow: {
    zh: '以下问卷已完整保存在服务器上，但暂时不能作为有效数据。内容保持加密。原因消除后（例如补录了同意），请重新处理。',
    en: 'These arrived and are safe on the server, but could not be accepted. Their content stays encrypted. Once the reason is gone, for example when consent has been recorded, have them tried again.',
  },
  nothingWaits: { zh: '没有待核查的问卷。', en: 'Nothing is waiting.' },
  received: { zh: '接收时间', en: 'Received' },
  reason: { zh: '原因', en: 'Reason' },
  submission: { zh: '提交编号', en: 'Submission' },
  tryAgain: { zh: '重新处理', en: 'Try again' },
  tryAll: { zh: '全部重新处理', en: 'Try all again' },
  accepted: { zh: '已存入。', en: 'It is stored now.' },
  stillWaits: { zh: '仍不能存入：', en: 'It still cannot be stored: ' },
  'item-malformed': { zh: '数据包不完整或已损坏', en: 'The item is incomplete or damaged' },
  'item-unreadable': { zh: '无法解密：数据已损坏', en: 'It cannot be decrypted: it is damaged' },
  'sealing-key-unknown': {
    zh: '使用了本服务器没有的密钥加密',
    en: 'It was encrypted to a key that this server does not have',
  },
  'payload-newer': {
    zh: '由更新版本的应用采集，服务器升级后可处理',
    en: 'A newer app made it: it can be read once the server is upgraded',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type DeliveryText = keyof typeof TEXTS;

export function useDeliveryText(): (id: DeliveryText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}

export const isDeliveryText = (id: string): id is DeliveryText => Object.hasOwn(TEXTS, id);
