/** The forms that every client is given: that of the peer harness, one of 500 questions, and a matrix of 150 rows. */
const SCALE = ['从不', '很少', '有时', '经常', '总是'].map((text, value) => ({ value: String(value), text }));
const PAGE = 5;

/** @param surveyJson of the peer harness */
export const formsOf = (surveyJson) => ({
  short: surveyJson(),
  long: longForm(surveyJson()),
  matrix: matrixForm(),
});

/** The first page as it is, then 490 items, five a page. */
function longForm(form) {
  const items = Array.from({ length: 490 }, (_, i) => item(i + 1));
  const pages = Array.from({ length: items.length / PAGE }, (_, page) => ({
    name: `page${page + 1}`,
    elements: items.slice(page * PAGE, (page + 1) * PAGE),
  }));
  return { ...form, pages: [form.pages[0], ...pages] };
}

const item = (number) => ({
  type: 'radiogroup',
  name: itemName(number),
  title: `${number}. 我愿意帮助别人`,
  choices: SCALE,
});

export const itemName = (number) => `i${String(number).padStart(2, '0')}`;

const matrixForm = () => ({
  title: '矩阵',
  locale: 'zh-cn',
  pages: [
    {
      name: 'page1',
      elements: [
        {
          type: 'matrix',
          name: 'matrix',
          title: '下面的情况多久发生一次？',
          columns: SCALE,
          rows: Array.from({ length: 150 }, (_, i) => ({
            value: itemName(i + 1),
            text: `${i + 1}. 我愿意帮助别人`,
          })),
        },
      ],
    },
  ],
});
