import type { JsonValue } from '@tongxing/contracts';
import type { Questionnaire } from '../definition.js';

type Node = Readonly<Record<string, JsonValue>>;

const isNode = (value: JsonValue): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The same questionnaire with one question, or one text, on a page. Answers, names and conditions of questions
 * stay as they are; a page's condition goes with each of its parts, and its heading with the first. A page that
 * holds a panel stays whole, for what stands in a panel belongs together.
 *
 * @see domain.md 2.1, the modes of the age bands
 */
export function oneQuestionAPage(questionnaire: Questionnaire): Questionnaire {
  const { pages } = questionnaire;
  if (!Array.isArray(pages)) return questionnaire;
  return { ...questionnaire, pages: (pages as JsonValue[]).flatMap(split) };
}

function split(page: JsonValue): JsonValue[] {
  if (!isNode(page)) return [page];
  const { elements, title, ...rest } = page;
  if (!Array.isArray(elements) || elements.length < 2) return [page];
  const parts = elements as JsonValue[];
  if (parts.some((part) => !isNode(part) || Array.isArray(part['elements']))) return [page];
  return parts.map((element, i) => ({
    ...rest,
    ...(i === 0 && title !== undefined && { title }),
    ...(typeof rest['name'] === 'string' && i > 0 && { name: `${rest['name']}_${String(i + 1)}` }),
    elements: [element],
  }));
}
