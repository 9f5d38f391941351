import { itemScore, OF_SITES, type InstrumentDefinition, type KeyScale } from '@tongxing/instruments';
import { hashOf } from './draws.js';

export type Answer = string | number;

/** A question as the model answers it. */
export interface ModelQuestion {
  readonly name: string;
  /** The trait on which its answers hang: the scale that it counts in. Absent where nothing is scored. */
  readonly trait?: string;
  /** Answers that score alike stand together, the worst for the child first. Without a trait all are one level. */
  readonly levels: readonly (readonly Answer[])[];
  /** Whether several answers may be given; then one is given, in a list. */
  readonly takesList: boolean;
  /** Whether it may not be passed over. */
  readonly isRequired: boolean;
  /** Answers that say why there is none, where such are offered. */
  readonly reasons: readonly Answer[];
  /** How much easier the good answers are than those of other items, in logits; a property of the item. */
  readonly ease: number;
}

/** How far items of one scale lie apart in ease, to either side. */
const SPREAD = 0.5;

/** The questions of an instrument, in its order, with what their answers mean to its scoring key. */
export function modelOf(definition: InstrumentDefinition): ModelQuestion[] {
  const { questionnaire = {}, instrument } = definition;
  return questionsOf(questionnaire).map(({ offered, ...asked }): ModelQuestion => {
    const { name } = asked;
    const reasons = offered.filter((answer) => isReason(definition, name, answer));
    const rest = offered.filter((answer) => !reasons.includes(answer));
    const scale = scaleOf(definition, name);
    const ease = SPREAD * (2 * ((hashOf(`${instrument}/${name}`) >>> 0) / 2 ** 32) - 1);
    if (!scale) return { ...asked, levels: [rest], reasons, ease };
    return { ...asked, trait: scale.id, levels: levelsOf(definition, scale, name, rest), reasons, ease };
  });
}

type Node = Readonly<Record<string, unknown>>;

const nodesIn = (node: Node, list: string): Node[] => (node[list] as Node[] | undefined) ?? [];

type Asked = Pick<ModelQuestion, 'name' | 'takesList' | 'isRequired'> & { readonly offered: readonly Answer[] };

/** What is asked, on any page and panel, with the values that are stored. */
function questionsOf(node: Node): Asked[] {
  return [...nodesIn(node, 'pages'), ...nodesIn(node, 'elements')].flatMap((element) => {
    if (element['pages'] ?? element['elements']) return questionsOf(element);
    const { type, name } = element;
    if (type === 'html') return [];
    const isRequired = element['isRequired'] === true;
    return [{ name: String(name), offered: offeredBy(element), takesList: type === 'checkbox', isRequired }];
  });
}

function offeredBy(element: Node): Answer[] {
  if (element['type'] === 'rating') {
    const [from, to] = [Number(element['rateMin'] ?? 1), Number(element['rateMax'] ?? 5)];
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }
  return nodesIn(element, 'choices').map((choice) => (choice['value'] ?? choice) as Answer);
}

const scoreOf = ({ key }: InstrumentDefinition, name: string, answer: Answer): number | undefined => {
  const item = key.items[name];
  return item && itemScore(item, answer);
};

/** A code for a missing answer that scores nothing: "don't know" is a wrong answer where knowledge is asked. */
const isReason = (definition: InstrumentDefinition, name: string, answer: Answer): boolean =>
  Object.hasOwn(definition.key.missingValues, String(answer)) &&
  scoreOf(definition, name, answer) === undefined;

/** Of people the widest scale with the item, since facets share its trait; of sites the narrowest, each its own trait. */
function scaleOf({ key }: InstrumentDefinition, name: string): KeyScale | undefined {
  const holding = key.scales.filter(({ items }) => items.includes(name));
  const bySize = holding.sort((a, b) => a.items.length - b.items.length);
  return bySize.at(bySize[0]?.domain === OF_SITES ? 0 : -1);
}

function levelsOf(
  definition: InstrumentDefinition,
  { direction, reversed }: KeyScale,
  name: string,
  answers: readonly Answer[],
): Answer[][] {
  const isWorseWhenHigh = (direction === 'lower_is_better') !== reversed.includes(name);
  const scored = answers.flatMap((answer) => {
    const score = scoreOf(definition, name, answer);
    return score === undefined ? [] : [{ answer, goodness: isWorseWhenHigh ? -score : score }];
  });
  const steps = [...new Set(scored.map(({ goodness }) => goodness))].sort((a, b) => a - b);
  return steps.map((step) => scored.filter(({ goodness }) => goodness === step).map(({ answer }) => answer));
}
