import type { BilingualText, Consent, NewWithdrawal, WithdrawalReceipt } from '@tongxing/contracts';

/** The receipt of a withdrawal, in words that a family can keep. */
export function withdrawalReceipt(
  studyCode: string,
  { id, obtainedOn, recordedAt }: Pick<Consent, 'id' | 'obtainedOn' | 'recordedAt'>,
  by: NewWithdrawal['by'],
): WithdrawalReceipt {
  return {
    number: id,
    studyCode,
    by,
    on: obtainedOn,
    recordedAt,
    text: receiptText(studyCode, obtainedOn, id, by),
  };
}

const receiptText = (
  studyCode: string,
  on: string,
  number: string,
  by: NewWithdrawal['by'],
): BilingualText => ({
  zh: [
    '撤回同意回执',
    `编号：${studyCode}　撤回日期：${on}　撤回人：${by === 'guardian' ? '监护人' : '儿童本人'}`,
    '从现在起，不再向这名儿童及其家人收集资料；已有的答案不再用于今后的分析、数据导出和报告。',
    '撤回之前已经完成的报告不受影响。同意和撤回的记录依法保存。孩子享受的服务不变。',
    `回执号：${number}`,
  ].join('\n'),
  en: [
    'Receipt of withdrawal',
    `Code: ${studyCode}   Withdrawn on: ${on}   By: ${by === 'guardian' ? 'a guardian' : 'the child'}`,
    'From now on nothing more is collected from this child and family, and the answers given are used in no further analysis, export or report.',
    'Reports finished before are not affected. The records of consent and withdrawal are kept as the law requires. The child’s services stay the same.',
    `Receipt number: ${number}`,
  ].join('\n'),
});
