import { spaced, type BilingualText, type Language } from '@tongxing/contracts';
import type { Rung } from '@tongxing/impact';

/** The words of the page for families, in both languages. */
export const WORDS = {
  zh: {
    who: '有多少孩子和家长参加',
    people: (n: number) => `${String(n)} 人`,
    peopleTitle: (each: number) => `每个小人代表 ${String(each)} 人`,
    found: '前后相比，有什么不同',
    foundTitle: '箭头向上：变好；箭头向下：变差；两条横线：看不出明显变化',
    change: { better: '比开始时好', worse: '比开始时差', unclear: '看不出明显变化' },
    compared: '与作比较的另一组相比',
    comparedTitle: '箭头向上：更好；箭头向下：更差；两条横线：看不出明显差别',
    difference: (arm: string) => ({
      better: spaced(arm, '的情况更好'),
      worse: spaced(arm, '的情况更差'),
      unclear: '看不出明显差别',
    }),
    meaning: '怎样看待这些结果',
  },
  en: {
    who: 'How many took part',
    people: (n: number) => `${String(n)} people`,
    peopleTitle: (each: number) =>
      each === 1 ? 'Each figure stands for one person' : `Each figure stands for ${String(each)} people`,
    found: 'Then and now',
    foundTitle: 'Arrow up: better; arrow down: worse; two lines: no clear change',
    change: {
      better: 'better than at the start',
      worse: 'worse than at the start',
      unclear: 'no clear change',
    },
    compared: 'Beside the group it was compared with',
    comparedTitle: 'Arrow up: better; arrow down: worse; two lines: no clear difference',
    difference: (arm: string) => ({
      better: `better in ${arm}`,
      worse: `worse in ${arm}`,
      unclear: 'no clear difference',
    }),
    meaning: 'How to read this',
  },
} as const satisfies Record<Language, unknown>;

/** What a study on this rung lets families conclude. */
export const MEANING: Readonly<Record<Rung, BilingualText>> = {
  change: {
    zh: '这里只说明孩子们的情况前后有什么不同。孩子会长大，家里和村里也会有别的变化，所以不能说这些不同是由项目带来的。',
    en: 'This page tells how things were then and how they are now. Children grow older, and much else happens at home and in the village, so it does not tell that the programme brought this about.',
  },
  contribution: {
    zh: '参加的一组与另一组作了比较，两组开始时情况相近。差别与项目起了一部分作用的情形相符，但也可能有别的原因，不能完全肯定。',
    en: 'Those who took part were set beside others who stood much alike at the start. The differences fit with the programme having had a part in them; there may be other reasons, so this is not certain.',
  },
  effect: {
    zh: '谁参加是抽签决定的，所以明显的差别可以认为是由项目带来的。看不出明显差别的，就是没有看出项目带来变化。',
    en: 'Who took part was drawn by lot, so a clear difference can be put down to the programme. Where there is no clear difference, none was seen to come from it.',
  },
};

export const OUR_THANKS: BilingualText = {
  zh: '感谢每一位回答问题的孩子和家长。这里没有任何人的姓名，也看不出谁回答了什么。想让自己的回答不再使用，或者想问什么，请随时告诉项目人员。孩子需要帮助时，可拨打 12355 青少年服务台；遇到危险请拨打 110。',
  en: 'Our thanks to every child and adult who answered. Nobody is named here, and nobody’s answers can be told. Whoever wants their answers left out from now on, or has a question, can tell the staff at any time. A child who needs help can call 12355; in danger call 110.',
};
