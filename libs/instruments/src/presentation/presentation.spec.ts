import { anyOfAnswers } from './conditions.js';
import { interviewerNote, isInterviewerNote } from './notes.js';
import { oneQuestionAPage } from './one-a-page.js';
import { isReason, picturesOf } from './pictures.js';

const offered = (...words: string[]) => words.map((zh, value) => ({ value, zh }));

describe('pictures of answers', () => {
  it('fill a cup from never to almost every day', () => {
    const pictures = picturesOf(offered('没有过', '有一两天', '有好几天', '几乎每天'));
    expect([...pictures.values()].map(({ kind, level, of }) => [kind, level, of])).toEqual([
      ['cup', 0, 3],
      ['cup', 1, 3],
      ['cup', 2, 3],
      ['cup', 3, 3],
    ]);
  });

  it('leave "don\'t know" and "rather not say" without one', () => {
    const answers = [
      ...offered('没有过', '有时候', '常常'),
      { value: 'dont_know', zh: '不知道' },
      { value: 'rather_not_say', zh: '不想说' },
    ];
    expect([...picturesOf(answers).keys()]).toEqual([0, 1, 2]);
    expect(answers.map(({ value }) => isReason(value))).toEqual([false, false, false, true, true]);
  });

  it('are never given to other words under the same codes, nor to the same words in another order', () => {
    expect(picturesOf(offered('没有', '只写在纸上', '在做', '一直在做')).size).toBe(0);
    expect(picturesOf(offered('常常', '有时候', '没有过')).size).toBe(0);
    expect(picturesOf([]).size).toBe(0);
  });
});

describe('one question a page', () => {
  const element = (name: string) => ({ type: 'text', name });

  it('splits a page, keeps its condition with each part and its heading with the first', () => {
    const pages = [{ name: 'p', title: 'Home', visibleIf: '{a} = 1', elements: [element('x'), element('y')] }];
    expect(oneQuestionAPage({ pages })).toEqual({
      pages: [
        { name: 'p', title: 'Home', visibleIf: '{a} = 1', elements: [element('x')] },
        { name: 'p_2', visibleIf: '{a} = 1', elements: [element('y')] },
      ],
    });
  });

  it('leaves a page of one question, a page with a panel, and a questionnaire without pages as they are', () => {
    const single = { pages: [{ name: 'p', elements: [element('x')] }] };
    const panel = { pages: [{ elements: [{ type: 'panel', elements: [element('x')] }, element('y')] }] };
    expect(oneQuestionAPage(single)).toEqual(single);
    expect(oneQuestionAPage(panel)).toEqual(panel);
    expect(oneQuestionAPage({ elements: [element('x')] })).toEqual({ elements: [element('x')] });
  });
});

describe('notes to the interviewer', () => {
  it('are told by their first word in either language', () => {
    expect(isInterviewerNote('访问员：记不清就留空。')).toBe(true);
    expect(isInterviewerNote('Interviewer: leave empty.')).toBe(true);
    expect(isInterviewerNote('没有单元就填 0。')).toBe(false);
    expect(interviewerNote('访问员：记不清就留空。')).toBe('记不清就留空。');
  });
});

describe('conditions that can be said in words', () => {
  it('name answers of which any one is enough', () => {
    expect(anyOfAnswers("{a} = 'yes' or {b} = 0 or {a} = 'a or b'")).toBeUndefined();
    expect(anyOfAnswers("{a} = 'yes' or {b} = 0")).toEqual([
      { question: 'a', value: 'yes' },
      { question: 'b', value: 0 },
    ]);
  });

  it.each(["{a} = 'yes' and {b} = 1", '{a} > 3', '{a} notempty', '', "{a} != 'no'", '{a} = {b}'])(
    'leave out %s',
    (expression) => {
      expect(anyOfAnswers(expression)).toBeUndefined();
    },
  );
});
