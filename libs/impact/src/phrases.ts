import { spaced, type BilingualText } from '@tongxing/contracts';
import type { Rung } from './claim.js';
import type { NamedPair } from './names.js';
import type { OutcomeKind } from './outcome-kind.js';

/** A clear change; sizes are figures without their unit. */
export interface ClearChange {
  readonly size: string;
  readonly higher: boolean;
  /** Interval and number of people. */
  readonly range: BilingualText;
}

/** A clear difference between arms. */
export interface ClearDifference extends ClearChange, NamedPair {}

/** What may be said of one kind of outcome. */
interface Phrases {
  /** Endline was higher or lower than baseline. */
  readonly changed: (change: ClearChange) => BilingualText;
  readonly unchanged: (change: Omit<ClearChange, 'higher'>) => BilingualText;
  /** By rung, of a clear difference between arms. */
  readonly apart: Readonly<Record<Rung, (difference: ClearDifference) => BilingualText>>;
  readonly alike: (difference: Omit<ClearDifference, 'higher'>) => BilingualText;
}

const CONTRIBUTION: BilingualText = {
  zh: '这与项目有所贡献的说法相符，但不足以证明。',
  en: 'this is consistent with a contribution of the programme and does not prove one.',
};

const SCORES: Phrases = {
  changed: ({ size, higher, range }) => ({
    zh: `末线平均分比基线${higher ? '高' : '低'} ${size} 分（${range.zh}）。`,
    en: `The endline mean was ${size} points ${higher ? 'higher' : 'lower'} than at baseline (${range.en}).`,
  }),
  unchanged: ({ size, range }) => ({
    zh: `末线与基线之间未见明确差异（平均变化 ${size} 分，${range.zh}）。`,
    en: `No clear difference between endline and baseline (mean change ${size} points, ${range.en}).`,
  }),
  apart: {
    change: ({ treatment, comparison, size, higher, range }) => ({
      zh: `按基线调整后，${treatment.zh}末线得分${spaced('比', comparison.zh)}${higher ? '高' : '低'} ${size} 分（${range.zh}）。`,
      en: `At equal baseline, ${treatment.en} scored ${size} points ${higher ? 'higher' : 'lower'} than ${comparison.en} at endline (${range.en}).`,
    }),
    contribution: ({ treatment, comparison, size, higher, range }) => ({
      zh: `按基线调整后，${treatment.zh}末线得分${spaced('比', comparison.zh)}${higher ? '高' : '低'} ${size} 分（${range.zh}）；${CONTRIBUTION.zh}`,
      en: `At equal baseline, ${treatment.en} scored ${size} points ${higher ? 'higher' : 'lower'} than ${comparison.en} at endline (${range.en}); ${CONTRIBUTION.en}`,
    }),
    effect: ({ treatment, comparison, size, higher, range }) => ({
      zh: `${spaced('与', comparison.zh, '相比')}，${treatment.zh}的项目使末线得分${higher ? '提高' : '降低'}了 ${size} 分（${range.zh}）。`,
      en: `Compared with ${comparison.en}, the programme of ${treatment.en} ${higher ? 'raised' : 'lowered'} scores at endline by ${size} points (${range.en}).`,
    }),
  },
  alike: ({ both, size, range }) => ({
    zh: `按基线调整后，${both.zh}末线得分未见明确差异（差值 ${size} 分，${range.zh}）。`,
    en: `At equal baseline, ${both.en} did not clearly differ at endline (difference ${size} points, ${range.en}).`,
  }),
};

const SHARES: Phrases = {
  changed: ({ size, higher, range }) => ({
    zh: `末线的比例比基线${higher ? '高' : '低'} ${size} 个百分点（${range.zh}）。`,
    en: `The share at endline was ${size} percentage points ${higher ? 'higher' : 'lower'} than at baseline (${range.en}).`,
  }),
  unchanged: ({ size, range }) => ({
    zh: `末线与基线的比例之间未见明确差异（相差 ${size} 个百分点，${range.zh}）。`,
    en: `No clear difference between the shares at endline and baseline (${size} percentage points, ${range.en}).`,
  }),
  apart: {
    change: ({ treatment, comparison, size, higher, range }) => ({
      zh: `按基线调整后，${treatment.zh}末线的比例${spaced('比', comparison.zh)}${higher ? '高' : '低'} ${size} 个百分点（${range.zh}）。`,
      en: `At equal baseline, the share of ${treatment.en} was ${size} percentage points ${higher ? 'higher' : 'lower'} than that of ${comparison.en} at endline (${range.en}).`,
    }),
    contribution: ({ treatment, comparison, size, higher, range }) => ({
      zh: `按基线调整后，${treatment.zh}末线的比例${spaced('比', comparison.zh)}${higher ? '高' : '低'} ${size} 个百分点（${range.zh}）；${CONTRIBUTION.zh}`,
      en: `At equal baseline, the share of ${treatment.en} was ${size} percentage points ${higher ? 'higher' : 'lower'} than that of ${comparison.en} at endline (${range.en}); ${CONTRIBUTION.en}`,
    }),
    effect: ({ treatment, comparison, size, higher, range }) => ({
      zh: `${spaced('与', comparison.zh, '相比')}，${treatment.zh}的项目使末线的比例${higher ? '提高' : '降低'}了 ${size} 个百分点（${range.zh}）。`,
      en: `Compared with ${comparison.en}, the programme of ${treatment.en} ${higher ? 'raised' : 'lowered'} the share at endline by ${size} percentage points (${range.en}).`,
    }),
  },
  alike: ({ both, size, range }) => ({
    zh: `按基线调整后，${both.zh}末线的比例未见明确差异（差值 ${size} 个百分点，${range.zh}）。`,
    en: `At equal baseline, the shares of ${both.en} did not clearly differ at endline (difference ${size} percentage points, ${range.en}).`,
  }),
};

const CATEGORIES: Phrases = {
  changed: ({ size, higher, range }) => ({
    zh: `末线的等级总体上${higher ? '高' : '低'}于基线（平均秩分相差 ${size}，${range.zh}）。`,
    en: `Categories at endline stood ${higher ? 'higher' : 'lower'} than at baseline, by ${size} ridit points on average (${range.en}).`,
  }),
  unchanged: ({ size, range }) => ({
    zh: `末线与基线的等级之间未见明确差异（平均秩分相差 ${size}，${range.zh}）。`,
    en: `No clear difference between the categories at endline and baseline (${size} ridit points on average, ${range.en}).`,
  }),
  apart: {
    change: ({ treatment, comparison, size, higher, range }) => ({
      zh: `按基线调整后，${treatment.zh}末线的等级总体上${higher ? '高' : '低'}${spaced('于', comparison.zh)}（平均秩分相差 ${size}，${range.zh}）。`,
      en: `At equal baseline, ${treatment.en} stood in ${higher ? 'higher' : 'lower'} categories than ${comparison.en} at endline, by ${size} ridit points on average (${range.en}).`,
    }),
    contribution: ({ treatment, comparison, size, higher, range }) => ({
      zh: `按基线调整后，${treatment.zh}末线的等级总体上${higher ? '高' : '低'}${spaced('于', comparison.zh)}（平均秩分相差 ${size}，${range.zh}）；${CONTRIBUTION.zh}`,
      en: `At equal baseline, ${treatment.en} stood in ${higher ? 'higher' : 'lower'} categories than ${comparison.en} at endline, by ${size} ridit points on average (${range.en}); ${CONTRIBUTION.en}`,
    }),
    effect: ({ treatment, comparison, size, higher, range }) => ({
      zh: `${spaced('与', comparison.zh, '相比')}，${treatment.zh}的项目使末线的等级总体${higher ? '上升' : '下降'}（平均秩分 ${size}，${range.zh}）。`,
      en: `Compared with ${comparison.en}, the programme of ${treatment.en} ${higher ? 'raised' : 'lowered'} the categories at endline, by ${size} ridit points on average (${range.en}).`,
    }),
  },
  alike: ({ both, size, range }) => ({
    zh: `按基线调整后，${both.zh}末线的等级未见明确差异（平均秩分相差 ${size}，${range.zh}）。`,
    en: `At equal baseline, the categories of ${both.en} did not clearly differ at endline (difference ${size} ridit points on average, ${range.en}).`,
  }),
};

/** The sentences of every rung of the ladder, by what an outcome's numbers are. */
export const PHRASES: Readonly<Record<OutcomeKind, Phrases>> = {
  score: SCORES,
  yes_no: SHARES,
  ordered: CATEGORIES,
};
