import type { BilingualText } from '../language/language.js';

/** What can be wrong with a plan: as it is written, against itself, or for the project. */
export const PLAN_FAULTS = {
  malformed: { zh: '无法读取此行', en: 'this line cannot be read' },
  'field-missing': { zh: '缺少此项', en: 'is missing' },
  'field-unknown': { zh: '方案中没有此项', en: 'is nothing that a plan has' },
  'field-invalid': { zh: '内容或格式有误', en: 'has a wrong value or form' },
  'wave-twice': { zh: '基线与末线是同一轮次', en: 'baseline and endline are the same wave' },
  'entry-twice': { zh: '有重复的条目', en: 'has an entry twice' },
  'primary-not-listed': {
    zh: '主要结局须同时列在全部结局中',
    en: 'a primary outcome must be among the outcomes',
  },
  'arm-twice': { zh: '同一组不能与自身对照', en: 'an arm cannot be compared with itself' },
  'wave-unknown': { zh: '项目中没有此轮次', en: 'the project has no such wave' },
  'wave-order': { zh: '末线须在基线之后', en: 'the endline must come after the baseline' },
  'comparison-unknown': { zh: '项目中没有此组间对照', en: 'the project has no such comparison' },
  'instrument-version-unknown': { zh: '没有此问卷版本', en: 'there is no such version of a questionnaire' },
  'scale-unknown': { zh: '问卷中没有此量表', en: 'the questionnaire has no such scale' },
  'item-unknown': { zh: '问卷中没有此题', en: 'the questionnaire has no such item' },
  'band-unknown': { zh: '没有此分级', en: 'there is no such band' },
  'red-flag-unknown': { zh: '问卷中没有此警报', en: 'the questionnaire has no such red flag' },
} as const satisfies Record<string, BilingualText>;
export type PlanFaultCode = keyof typeof PLAN_FAULTS;
