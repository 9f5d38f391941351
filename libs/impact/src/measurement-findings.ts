import { formatEquation, formatNumber, type BilingualText } from '@tongxing/contracts';
import type { Finding } from './finding.js';
import type { OutcomeResults, WaveQuality } from './results.js';
import type { StudyDesign } from './study.js';
import { percentOf } from './wording.js';

/** Terwee 2007: alpha of a scale that measures one thing lies between these. */
const ALPHA_BOUNDS = { low: 0.7, high: 0.95 };

/**
 * Where scales carry much error, repeat themselves, or cannot tell people at one end apart.
 *
 * @see Terwee et al. 2007, Journal of Clinical Epidemiology 60:34
 */
export function measurementFindings(design: StudyDesign, all: readonly OutcomeResults[]): Finding[] {
  const outcomes = all.filter(({ kind }) => kind === 'score');
  const listed = listedIn(design);
  return [
    ...listed('low_reliability', outcomes, ({ alpha }) => alphaText(alpha, (a) => a < ALPHA_BOUNDS.low), {
      zh: '下列量表的内部一致性低于 0.70，得分误差较大',
      en: 'Internal consistency lies below 0.70, so scores carry much error',
    }),
    ...listed('redundant_items', outcomes, ({ alpha }) => alphaText(alpha, (a) => a > ALPHA_BOUNDS.high), {
      zh: '下列量表的内部一致性高于 0.95，题目可能重复',
      en: 'Internal consistency lies above 0.95, so items may repeat each other',
    }),
    ...listed('floor', outcomes, ({ scored, floor, crowded }) => endText(crowded.floor, scored, floor), {
      zh: '下列量表有超过 15% 的人得最低分，无法区分这些人，也测不出他们的下降',
      en: 'More than 15% scored the lowest possible, where the scale tells nobody apart and cannot show a fall',
    }),
    ...listed(
      'ceiling',
      outcomes,
      ({ scored, ceiling, crowded }) => endText(crowded.ceiling, scored, ceiling),
      {
        zh: '下列量表有超过 15% 的人得最高分，无法区分这些人，也测不出他们的上升',
        en: 'More than 15% scored the highest possible, where the scale tells nobody apart and cannot show a rise',
      },
    ),
  ];
}

/** One finding that lists every scale and wave at which something was found; none where nothing was. */
const listedIn =
  ({ waves }: StudyDesign) =>
  (
    code: Finding['code'],
    outcomes: readonly OutcomeResults[],
    found: (quality: WaveQuality) => string | undefined,
    opening: BilingualText,
  ): Finding[] => {
    const nameOf = (code: string): BilingualText =>
      waves.find((wave) => wave.code === code)?.name ?? { zh: code, en: code };
    const places = outcomes.flatMap(({ name, quality }) =>
      quality.flatMap((wave) => {
        const figure = found(wave);
        return figure === undefined ? [] : [{ name, wave: nameOf(wave.wave), figure }];
      }),
    );
    if (places.length === 0) return [];
    const list = (language: 'zh' | 'en') =>
      places
        .map(
          ({ name, wave, figure }) =>
            `${name[language]} (${[wave[language], ...(figure ? [figure] : [])].join(', ')})`,
        )
        .join(language === 'zh' ? '、' : ', ');
    return [{ code, text: { zh: `${opening.zh}：${list('zh')}。`, en: `${opening.en}: ${list('en')}.` } }];
  };

const alphaText = (alpha: WaveQuality['alpha'], outside: (alpha: number) => boolean): string | undefined =>
  alpha?.kind === 'estimated' && outside(alpha.alpha)
    ? formatEquation('α', formatNumber(alpha.alpha, 2))
    : undefined;

/** The share, or nothing but the wave where it is withheld: the opening says that it is more than 15 %. */
const endText = (crowded: boolean, scored: number | null, atEnd: number | null): string | undefined => {
  if (!crowded) return undefined;
  return scored === null || atEnd === null ? '' : percentOf(atEnd, scored);
};
