import type {
  BilingualText,
  CONSENT_MEANS,
  CONSENT_RELATIONS,
  CONSENT_SIGNATURES,
  ConsentKind,
  ConsentScope,
} from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';

/** The words of consent records. */
const TEXTS = {
  records: { zh: '已登记的同意', en: 'What is recorded' },
  noRecords: { zh: '尚未登记。', en: 'Nothing has been recorded yet.' },
  record: { zh: '登记同意', en: 'Record consent' },
  recorded: { zh: '已登记。', en: 'Recorded.' },
  saveRecord: { zh: '登记', en: 'Record' },
  whose: { zh: '谁的决定', en: 'Who decides' },
  guardian: { zh: '监护人', en: 'guardian' },
  carer: { zh: '照护人', en: 'carer' },
  assent: { zh: '儿童本人', en: 'the child' },
  decision: { zh: '决定', en: 'Decision' },
  given: { zh: '同意', en: 'agrees' },
  refused: { zh: '不同意', en: 'declines' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  scopes: { zh: '同意的事项（逐项询问）', en: 'Agreed to, each asked by itself' },
  survey: { zh: '参加调查', en: 'taking part in the survey' },
  register: { zh: '登记个人资料', en: 'keeping personal details' },
  recontact: { zh: '以后再联系', en: 'being contacted again' },
  photo: { zh: '拍照', en: 'photographs' },
  audio: { zh: '录音', en: 'audio recordings' },
  script: { zh: '所念文本及版本', en: 'Script and version' },
  noScript: { zh: '此类同意书尚未发布任何版本。', en: 'No version of such a script has been published.' },
  means: { zh: '方式', en: 'Means' },
  esign_link: { zh: '电子签署链接', en: 'electronic signature by link' },
  recorded_call: { zh: '电话录音', en: 'recorded call' },
  paper: { zh: '纸质', en: 'paper' },
  in_person: { zh: '当面', en: 'in person' },
  signatureKind: { zh: '留下的凭据', en: 'What was left as proof' },
  signature: { zh: '签名', en: 'signature' },
  thumbprint: { zh: '手印', en: 'thumbprint' },
  spoken: { zh: '口头', en: 'spoken word' },
  electronic: { zh: '电子签名', en: 'electronic signature' },
  none: { zh: '无', en: 'nothing' },
  relation: { zh: '与儿童的关系', en: 'Relation to the child' },
  notSaid: { zh: '未说明', en: 'not said' },
  mother: { zh: '母亲', en: 'mother' },
  father: { zh: '父亲', en: 'father' },
  grandparent: { zh: '祖辈', en: 'grandparent' },
  relative: { zh: '其他亲属', en: 'another relative' },
  other_adult: { zh: '其他成年人', en: 'another adult' },
  self: { zh: '本人', en: 'the child' },
  witness: { zh: '见证人', en: 'Witness' },
  proof: { zh: '凭据', en: 'Proof' },
  colon: { zh: '：', en: ': ' },
  noWitness: { zh: '无', en: 'nobody' },
  myself: { zh: '我本人', en: 'myself' },
  withoutAccount: { zh: '没有账户的工作人员', en: 'a member of staff without an account' },
  witnessCode: { zh: '见证人代码', en: 'Code of the witness' },
  evidence: { zh: '凭据文件（可选）', en: 'Evidence (optional)' },
  evidenceHow: {
    zh: '文件留在您的设备上，不会上传。系统只在本机计算其校验值（SHA-256），登记校验值和文件类型，日后可用来核对原件。',
    en: 'The file stays on your device and is not sent. Its checksum (SHA-256) is worked out here; only the checksum and the kind of file are recorded, to check the original against later.',
  },
  evidenceKind: { zh: '文件类型', en: 'Kind of file' },
  evidence_photo: { zh: '签字页照片', en: 'photograph of the signed page' },
  evidence_scan: { zh: '扫描件', en: 'scan' },
  evidence_recording: { zh: '通话录音', en: 'recorded call' },
  evidenceFile: { zh: '选择文件', en: 'Choose the file' },
  evidenceFailed: {
    zh: '无法计算校验值。请确认文件可以读取，并通过加密连接（https）打开本页。',
    en: 'The checksum cannot be worked out. Is the file readable, and the page opened over https?',
  },
  witnessHow: {
    zh: '请填工作人员代码，不填姓名。',
    en: 'The code of a member of staff, never a name.',
  },
  obtainedOn: { zh: '取得日期', en: 'Day' },
} as const satisfies Readonly<
  Record<ConsentKind | ConsentScope | (typeof CONSENT_MEANS)[number], BilingualText> &
    Record<(typeof CONSENT_SIGNATURES)[number] | (typeof CONSENT_RELATIONS)[number], BilingualText> &
    Record<string, BilingualText>
>;

export type ConsentText = keyof typeof TEXTS;

export function useConsentText(): (id: ConsentText) => string {
  const { say } = useSpeech();
  return (id) => say(TEXTS[id]);
}
