import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, PageModel, Question } from 'survey-core';
import type { Language } from '@tongxing/contracts';
import type { Questionnaire } from '@tongxing/instruments';
import type { Look } from '../form/look';
import { newModel } from '../form/model';
import { optionsOf, stateOf } from '../form/options';
import { modelAhead } from './model-ahead';
import { pageAhead } from './page-ahead';

const FOLDER = 'surveys';
const QUESTIONNAIRES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('questionnaire.json'))
  .map((file) => ({ file, json: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Questionnaire }));
const LANGUAGES: readonly Language[] = ['zh', 'en'];
const LOOKS: readonly Look[] = ['adult', 'child'];

const aheadOf = (questionnaire: Questionnaire, look: Look, language: Language, at?: string) =>
  modelAhead({ questionnaire, look, language, at, answers: {}, onWish: () => undefined });

/** Everything of a page that our pages draw, as a model says it. */
function drawn(model: Model) {
  const page = model.currentPage as PageModel;
  const questions = page.questions.filter(({ isVisible }) => isVisible);
  return {
    page: [page.name, page.title, page.locTitle.textOrHtml],
    place: {
      at: model.currentPageNo,
      isFirst: model.isFirstPage,
      isLast: model.isLastPage,
      showsBack: model.showPrevButton,
    },
    words: [model.locTitle.textOrHtml, model.description, model.locDescription.textOrHtml],
    questions: questions.map((question: Question) => [
      question.name,
      question.getType(),
      question.getValueName(),
      stateOf(question),
      question.isEmpty(),
      optionsOf(question),
    ]),
  };
}

describe('a page that is drawn ahead', () => {
  it.each(QUESTIONNAIRES)('is the one that survey-core shows: $file', ({ json }) => {
    for (const look of LOOKS)
      for (const language of LANGUAGES) {
        const whole = newModel(json, look, language);
        for (const name of [undefined, ...whole.pages.map((page) => page.name)]) {
          const ahead = aheadOf(json, look, language, name);
          if (!ahead) continue;
          if (name !== undefined) whole.currentPage = whole.getPageByName(name);
          const { place, ...shown } = drawn(ahead);
          const { place: expectedPlace, ...expected } = drawn(whole);
          expect(shown).toEqual(expected);
          // What depends on answers is not known ahead: how many pages there are, and so which is the last.
          const count = ahead.visiblePageCount as number | undefined;
          expect(place).toEqual(count === undefined ? { ...expectedPlace, isLast: false } : expectedPlace);
          expect([undefined, whole.visiblePageCount]).toContain(count);
          whole.currentPageNo = 0;
        }
      }
  });

  it('comes first in most questionnaires that we publish', () => {
    const ahead = QUESTIONNAIRES.filter(({ json }) => pageAhead(json, 'adult'));
    expect(ahead.length).toBeGreaterThan(QUESTIONNAIRES.length / 2);
  });

  it('holds answers as survey-core holds them, and says which changed', () => {
    const json = {
      pages: [
        { name: 'p', elements: [{ type: 'checkbox', name: 'q', choices: [{ value: 1 }, { value: 2 }] }] },
      ],
    };
    const held = [aheadOf(json, 'adult', 'zh'), newModel(json, 'adult', 'zh')].map((model) => {
      const question = (model?.currentPage as PageModel).questions[0];
      const changed: string[] = [];
      model?.onValueChanging.add((_, { name }) => changed.push(name));
      const after = [[1], [1, 2], []].map((value) => {
        if (question) question.value = value;
        return structuredClone(model?.data as unknown);
      });
      return { after, changed };
    });
    expect(held[0]).toEqual(held[1]);
  });
});

const QUESTION = { type: 'radiogroup', name: 'q', title: 'How?', choices: [{ value: 1, text: 'Well' }] };
const asking = (question: object, page: object = {}, survey: object = {}): Questionnaire =>
  ({ pages: [{ name: 'p', elements: [question], ...page }], ...survey }) as Questionnaire;

describe('a page on which something has to be worked out', () => {
  it.each([
    ['a condition', asking({ ...QUESTION, visibleIf: '{a} = 1' })],
    ['a condition of its page', asking(QUESTION, { visibleIf: '{a} = 1' })],
    ['a value to begin with', asking({ ...QUESTION, defaultValue: 1 })],
    ['an answer in its words', asking({ ...QUESTION, title: 'How are you, {name}?' })],
    ['markup in its words', asking({ ...QUESTION, title: 'How <b>are</b> you?' })],
    ['an answer in an option', asking({ ...QUESTION, choices: [{ value: 1, text: '{name}' }] })],
    [
      'a condition of an option',
      asking({ ...QUESTION, choices: [{ value: 1, text: 'a', visibleIf: '{a} = 1' }] }),
    ],
    ['another option', asking({ ...QUESTION, showOtherItem: true })],
    ['another type', asking({ type: 'matrixdynamic', name: 'q' })],
    ['another entry', asking({ type: 'text', name: 'q', inputType: 'color' })],
    ['another language', asking({ ...QUESTION, title: { default: 'How?', fr: 'Comment?' } })],
    ['a trigger', asking(QUESTION, {}, { triggers: [] })],
    ['a value worked out', asking(QUESTION, {}, { calculatedValues: [] })],
    ['a panel', asking({ type: 'panel', name: 'q', elements: [QUESTION] })],
    ['nothing', { pages: [] }],
  ])('is left to survey-core: %s', (_, questionnaire) => {
    expect(pageAhead(questionnaire, 'adult')).toBeUndefined();
  });

  it('behind a page with a condition is left to survey-core, for its place is not known', () => {
    const pages = [
      { name: 'a', visibleIf: '{x} = 1', elements: [QUESTION] },
      { name: 'b', elements: [{ ...QUESTION, name: 'r' }] },
    ];
    expect(pageAhead({ pages }, 'adult', 'b')).toBeUndefined();
  });
});
