import type { Questionnaire, ScoringKey, ScoringKeyInput } from '@tongxing/instruments';
import { keyOf, scale } from './keys.js';

type Json = Readonly<Record<string, unknown>>;
type Kind = 'raw' | 'mitigation' | undefined;

/** A question of the AIA that can score, by its name and values alone. */
export interface Weighed {
  readonly name: string;
  readonly kind: Kind;
  readonly isSeveral: boolean;
  readonly values: readonly string[];
}

/** `item2-3` is worth 3; a value without a hyphen, or with no number after it, is worth nothing. */
export const pointsOf = (value: string): number => Number(/-(\d+)$/.exec(value)?.[1] ?? 0);

const kindOf = (name: string): Kind => {
  if (name.endsWith('-RS')) return 'raw';
  return name.endsWith('-MS') ? 'mitigation' : undefined;
};

/** Radio groups, check boxes and drop-downs, at any depth, with the kind of their own name or their panel's. */
export function weighed(node: unknown, panel?: string): Weighed[] {
  if (Array.isArray(node)) return node.flatMap((inner) => weighed(inner, panel));
  if (typeof node !== 'object' || node === null) return [];
  const {
    type,
    name = '',
    choices = [],
    pages,
    elements,
  } = node as Json & { name?: string; choices?: unknown[] };
  const within = type === 'panel' ? name : panel;
  const inside = [...weighed(pages, within), ...weighed(elements, within)];
  if (type !== 'radiogroup' && type !== 'checkbox' && type !== 'dropdown') return inside;
  const values = choices.map((choice) =>
    String(typeof choice === 'object' ? (choice as Json)['value'] : choice),
  );
  const hasSuffix = /-(RS|MS|NS)$/.test(name);
  return [
    { name, kind: kindOf(hasSuffix ? name : (panel ?? '')), isSeveral: type === 'checkbox', values },
    ...inside,
  ];
}

export const most = ({ isSeveral, values }: Weighed): number => {
  const points = values.map(pointsOf);
  return isSeveral ? points.reduce((a, b) => a + b, 0) : Math.max(0, ...points);
};

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/**
 * The published rule of the AIA as a key: raw and mitigation points are sums of what is ticked; from 80 % of
 * half the mitigation points up, the total is 85 % of the raw points, rounded; four levels by quarters of
 * the most that raw points can be.
 */
export function aiaKey(questionnaire: Questionnaire): ScoringKey {
  const all = weighed(questionnaire).filter((question) => most(question) > 0);
  const [raw, mitigation] = (['raw', 'mitigation'] as const).map((kind) => all.filter((q) => q.kind === kind));
  const [mostRaw, mostMitigation] = [raw, mitigation].map((questions = []) => total(questions.map(most)));
  const ids = (questions: readonly Weighed[] = []) => questions.map(({ name }) => name);
  const sum = { transform: 'sum', minimumAnsweredPercent: 0, measurement: 'formative' } as const;
  const level = (number: number) => ({
    id: `level-${String(number)}`,
    name: { zh: `第 ${String(number)} 级`, en: `level ${String(number)}` },
    from: number === 1 ? 0 : Math.floor(((number - 1) * Number(mostRaw)) / 4) + 1,
    population: 'automated decision systems',
    citation: 'canada-ca/aia-eia-js',
  });
  return keyOf(Object.fromEntries(all.map((question) => [question.name, itemOf(question)])), [
    scale('raw', ids(raw), sum),
    scale('mitigation', ids(mitigation), sum),
    scale('total', ids(raw), {
      ...sum,
      bands: [1, 2, 3, 4].map(level),
      adjusted: {
        scale: 'mitigation',
        atLeast: 0.8 * (Number(mostMitigation) / 2),
        times: 0.85,
        rounded: true,
      },
    }),
  ]);
}

const itemOf = (question: Weighed): ScoringKeyInput['items'][string] => ({
  min: 0,
  max: most(question),
  values: Object.fromEntries(question.values.map((value) => [value, pointsOf(value)])),
});
