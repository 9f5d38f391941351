import { answersInWords } from './answers-in-words.js';

const bilingual = (zh: string, en: string) => ({ default: en, 'zh-cn': zh });
const QUESTIONNAIRE = {
  pages: [
    {
      name: 'p1',
      elements: [
        {
          type: 'radiogroup',
          name: 'away',
          title: bilingual('爸妈在外地吗？', 'Are your parents away?'),
          choices: [
            { value: 'yes', text: bilingual('是', 'Yes') },
            { value: 'no', text: bilingual('不是', 'No') },
          ],
          showCommentArea: true,
        },
        {
          type: 'checkbox',
          name: 'who',
          title: bilingual('谁在家？', 'Who is at home?'),
          choices: [
            { value: 'm', text: bilingual('妈妈', 'Mum') },
            { value: 'g', text: bilingual('奶奶', 'Grandma') },
          ],
        },
      ],
    },
  ],
};

describe('answers in words', () => {
  const ANSWERS = { who: ['m', 'g'], away: 'yes', 'away-Comment': '在广东', gone: 3 };

  it.each([
    ['zh', ['是', '在广东', '妈妈', '奶奶', '爸妈在外地吗？']],
    ['en', ['Yes', '在广东', 'Mum', 'Grandma', 'Are your parents away?']],
  ] as const)('are those of the questionnaire in %s', (language, said) => {
    const words = JSON.stringify(answersInWords(QUESTIONNAIRE, ANSWERS, language));
    expect(said.filter((word) => !words.includes(word))).toEqual([]);
  });

  it('stand in the order of the questions, and leave out nothing that was stored', () => {
    const words = answersInWords(QUESTIONNAIRE, ANSWERS, 'en');
    expect(words.map(({ question }) => question)).toEqual([
      'Are your parents away?',
      'Are your parents away?',
      'Who is at home?',
      'gone',
    ]);
    expect(words.at(-1)).toEqual({ question: 'gone', answer: '3' });
  });

  it('are none where nothing was answered', () => {
    expect(answersInWords(QUESTIONNAIRE, {}, 'zh')).toEqual([]);
  });
});
