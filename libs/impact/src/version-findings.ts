import type { Finding } from './finding.js';
import type { OutcomeResults } from './results.js';

/** Where waves were asked with different versions, and what their scores rest on. */
export function versionFindings(outcomes: readonly OutcomeResults[]): Finding[] {
  return outcomes.flatMap(({ name, link }): Finding[] => {
    if (!link || link.extent === 'whole') return [];
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
            en: `${name.en}: some children grew into another age band between waves and answered another questionnaire (${en}); scores rest on the ${String(link.shared)} item(s) that both ask in the same words.`,
          },
        },
      ];
    return [
      {
        code: 'versions_linked',
        text: {
          zh: `${name.zh}：各轮使用的版本不同（${zh}），得分只按共同的 ${String(link.shared)} 道题目计算。`,
          en: `${name.en}: waves were asked with different versions (${en}), so scores rest on the ${String(link.shared)} item(s) that they share.`,
        },
      },
    ];
  });
}
