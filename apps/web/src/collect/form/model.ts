import { Model, type IElement, type Question } from 'survey-core';
import 'survey-core/i18n/simplified-chinese';
import type { Language } from '@tongxing/contracts';
import { oneQuestionAPage, type Questionnaire } from '@tongxing/instruments';
import { surveyLocale, type Look } from './look';
import { htmlOf, paragraphs } from './paragraphs';

export function newModel(questionnaire: Questionnaire, look: Look, language: Language): Model {
  const copy = structuredClone(questionnaire);
  const model = new Model(look === 'child' ? oneQuestionAPage(copy) : copy);
  model.locale = surveyLocale(language);
  model.showCompletePage = false;
  model.autoFocusFirstQuestion = false;
  return model;
}

const DRAWN = new Set(['radiogroup', 'checkbox', 'rating', 'text', 'html', 'matrix']);
const ENTRIES = new Set(['text', 'number', 'date', 'month', 'time']);

/**
 * Whether our own pages can show every part of the questionnaire. They know the kinds of question that
 * children and guardians are asked; a questionnaire that a project brings along may hold any other, and is
 * then shown by survey-react-ui.
 */
export const isDrawn = (model: Model): boolean =>
  model.pages.every((page) => page.elements.every((element) => !element.isPanel && isDrawnElement(element)));

function isDrawnElement(element: IElement): boolean {
  const question = element as Question;
  const type = question.getType();
  if (!DRAWN.has(type) || question['hasOther'] || question.hasComment) return false;
  if (type === 'html') return paragraphs(htmlOf(question)) !== undefined;
  if (type === 'matrix') return isPlainMatrix(question);
  return type !== 'text' || ENTRIES.has(String(question['inputType']));
}

/** One answer a row, of the same answers for all rows, and no rule about the rows together. */
const isPlainMatrix = (question: Question): boolean =>
  question['cellType'] === 'radio' &&
  question['rowOrder'] === 'initial' &&
  !question['hasCellText'] &&
  !question['eachRowRequired'] &&
  !question['eachRowUnique'];
