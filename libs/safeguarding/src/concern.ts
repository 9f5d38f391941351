import type { AlertLevel } from './case.js';

const sign = (level: AlertLevel, zh: string, en: string) => ({ level, text: { zh, en } });

/**
 * What somebody may have seen or been told, in plain words, most urgent first. The level of a concern follows
 * from the signs that are ticked: whoever reports need not know the levels (domain.md 3.8).
 */
export const CONCERN_SIGNS = {
  danger_now: sign(1, '孩子此刻有危险', 'The child is in danger right now'),
  sexual: sign(
    1,
    '孩子说起或有迹象表明有人对其有性接触、看或碰隐私部位',
    'The child speaks of sexual contact, or there are signs of it',
  ),
  hurt_by_adult: sign(
    1,
    '孩子说被大人打伤，或身上有这样的伤',
    'An adult has injured the child, or injuries suggest so',
  ),
  self_harm: sign(
    1,
    '孩子说想死、想伤害自己，或已经伤害自己',
    'The child speaks of dying or self-harm, or has done it',
  ),
  no_adult_tonight: sign(1, '今晚没有大人照顾孩子，或孩子被丢下', 'No adult will look after the child tonight'),
  missing: sign(
    1,
    '孩子失踪、身份不明，或可能被拐卖',
    'The child is missing, of unknown identity or perhaps trafficked',
  ),
  starving: sign(
    1,
    '孩子严重营养不良或病重无人管',
    'The child is severely malnourished, or gravely ill and uncared for',
  ),
  forced: sign(1, '孩子被迫干活、乞讨、订婚或结婚', 'The child is forced to work, to beg, or into marriage'),
  online: sign(
    1,
    '有人在网上向孩子索要私密照片或加以威胁',
    'Somebody online demands intimate pictures or threatens the child',
  ),
  staff: sign(
    1,
    '涉及本项目、学校或村里工作人员的行为',
    'It is about somebody who works for the programme, school or village',
  ),
  under_8_alone: sign(2, '不满八岁的孩子经常没人看管', 'A child under eight is regularly left alone'),
  lives_alone: sign(2, '不满十六岁的孩子独自居住', 'A child under sixteen lives alone'),
  severe_discipline: sign(2, '照护人管教过重', 'The carer punishes severely'),
  bullied: sign(2, '孩子多次被人打或欺负', 'The child is hit or bullied again and again'),
  carer_unable: sign(2, '照护人无力照护，或常醉酒', 'The carer cannot care, or is often drunk'),
  out_of_school: sign(2, '孩子十天以上没有上学', 'The child has been out of school for more than ten days'),
  barred_carer: sign(
    2,
    '照护人有暴力、侵害、吸毒或赌博的经历',
    'The carer has a history of violence, abuse, drugs or gambling',
  ),
  nobody_to_tell: sign(3, '孩子没有信得过的大人', 'The child has no adult to trust'),
  no_contact: sign(3, '父母一个月以上没有联系孩子', 'The parents have not been in touch for a month'),
  low: sign(3, '孩子长时间情绪低落、不与人来往', 'The child has long been low and keeps away from others'),
  hazards: sign(3, '住处或周围有多种危险', 'There are several hazards at home or around it'),
  other: sign(3, '以上都不是，但我放心不下', 'None of these, but I am worried'),
} as const satisfies Readonly<
  Record<string, { readonly level: AlertLevel; readonly text: { readonly zh: string; readonly en: string } }>
>;

export type ConcernSign = keyof typeof CONCERN_SIGNS;

/**
 * Whether a text is the id of a sign.
 *
 * @example isConcernSign('danger_now') // true
 */
export const isConcernSign = (id: string): id is ConcernSign => Object.hasOwn(CONCERN_SIGNS, id);

/**
 * The level of a concern: that of its most urgent sign. Without any sign it is 3: somebody was worried.
 *
 * @example concernLevel(['bullied', 'danger_now']) // 1
 */
export const concernLevel = (signs: readonly ConcernSign[]): AlertLevel =>
  signs.map((id) => CONCERN_SIGNS[id].level).reduce<AlertLevel>((a, b) => (b < a ? b : a), 3);
