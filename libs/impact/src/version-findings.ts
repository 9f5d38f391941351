import { counted, type BilingualText } from '@tongxing/contracts';
import type { Finding } from './finding.js';
import type { OutcomeResults } from './results.js';
import type { OutcomeLink, StudyDesign } from './study.js';

/** Where waves, or some of a wave, were asked with different versions, and what their scores rest on. */
export function versionFindings({ waves }: StudyDesign, outcomes: readonly OutcomeResults[]): Finding[] {
  return outcomes.flatMap((outcome) => [...betweenWaves(outcome), ...withinWaves(waves, outcome)]);
}

function withinWaves(waves: StudyDesign['waves'], { name, link }: OutcomeResults): Finding[] {
  const mixed = (link?.mixedWaves ?? []).flatMap((wave) => waves[wave]?.name ?? []);
  if (!link || mixed.length === 0) return [];
  const at = { zh: mixed.map((w) => w.zh).join('、'), en: mixed.map((w) => w.en).join(', ') };
  const rest = MIXED[link.extent](link.shared);
  return [
    {
      code: 'wave_mixes_versions',
      text: {
        zh: `${name.zh}：同一轮（${at.zh}）中有人使用一个版本，有人使用另一个版本；${rest.zh}`,
        en: `${name.en}: within one wave (${at.en}) some answered one version and some another; ${rest.en}`,
      },
    },
  ];
}

const ALIKE: BilingualText = {
  zh: '该量表在这些版本中完全相同，得分合并计算。',
  en: 'the scale is the same in both, and scores stand together.',
};
const MIXED: Readonly<Record<OutcomeLink['extent'], (shared: number) => BilingualText>> = {
  whole: () => ALIKE,
  bands: () => ALIKE,
  anchors: (shared) => ({
    zh: `得分只按共同的 ${String(shared)} 道题目计算。`,
    en: `scores rest on the ${counted(shared, 'item')} that they share.`,
  }),
  none: () => ({
    zh: '两者没有共同题目，或计分方式不同，分数不可合并，未作比较。',
    en: 'they share no items or score them otherwise, so that scores cannot stand together, and no comparison is made.',
  }),
};

function betweenWaves({ name, link }: OutcomeResults): Finding[] {
  if (!link || link.extent === 'whole' || (link.mixedWaves && link.extent !== 'bands')) return [];
  const [zh, en] = [link.versions.join('、'), link.versions.join(', ')];
  if (link.extent === 'none')
    return [
      {
        code: 'versions_not_comparable',
        text: {
          zh: `${name.zh}：各轮使用的版本（${zh}）没有共同题目，或计分方式不同，分数不可比较，未作比较。`,
          en: `${name.en}: the versions used (${en}) share no items or score them otherwise; their scores cannot be compared, and none are.`,
        },
      },
    ];
  if (link.extent === 'bands')
    return [
      {
        code: 'bands_linked',
        text: {
          zh: `${name.zh}：部分孩子在两轮之间升入另一年龄段，使用了不同的问卷（${zh}）；得分按共同的 ${String(link.shared)} 道题目计算，这些题目的文字与选项完全相同。`,
          en: `${name.en}: some children grew into another age band between waves and answered another questionnaire (${en}); scores rest on the ${counted(link.shared, 'item')} asked by both in the same words.`,
        },
      },
    ];
  return [
    {
      code: 'versions_linked',
      text: {
        zh: `${name.zh}：各轮使用的版本不同（${zh}），得分只按共同的 ${String(link.shared)} 道题目计算。`,
        en: `${name.en}: waves were asked with different versions (${en}), so scores rest on the ${counted(link.shared, 'item')} that they share.`,
      },
    },
  ];
}
