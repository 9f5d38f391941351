import fc from 'fast-check';
import type { Questionnaire } from '@tongxing/instruments';

type Json = Readonly<Record<string, unknown>>;
export type RandomAnswers = Record<string, unknown>;

const objectsIn = (json: Json, list: string): Json[] => (json[list] as Json[] | undefined) ?? [];

/** The questions of a questionnaire's file, at any depth of pages and panels. */
export function questionsIn(json: Json): Json[] {
  return [...objectsIn(json, 'pages'), ...objectsIn(json, 'elements')].flatMap((element) =>
    element['pages'] || element['elements'] ? questionsIn(element) : [element],
  );
}

const valuesOf = (list: unknown): unknown[] =>
  ((list as unknown[] | undefined) ?? []).map((item) =>
    typeof item === 'object' && item !== null ? (item as { value: unknown }).value : item,
  );

const TEXTS = ['', ' ', 'a', '1', '01', '阿妹', 'true', 'Yes', 'abcdef', 'a@b.cn', '2026-03-01', '2026-13-01'];

/** Values that some question may take or refuse: every kind of JSON. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    2,
    -1,
    3.5,
    1e9,
    ...TEXTS,
    [],
    [1],
    ['a', 'a'],
    {},
    { a: 1 },
  ),
  fc.constantFrom<unknown>('none', 'other', 'dont_know', 'rather_not_say', 'yes', 'no', '2026-03', '07:30'),
);

/** What a text of each kind is filled in with. */
const FILLED_IN: Readonly<Record<string, readonly unknown[]>> = {
  number: [-2, 0, 1, 2, 3, 4, 6, 12, 13, 14, 2.5],
  date: ['2025-12-31', '2026-01-01', '2026-03-01', '2026-06-30', '2026-07-01', '2026-02-31'],
  month: ['2026-01', '2026-12'],
  time: ['07:30', '23:59'],
};

function fitting(question: Json): fc.Arbitrary<unknown> {
  if (question['type'] === 'html') return fc.constant(undefined);
  const offered = [
    ...valuesOf(question['choices']),
    ...valuesOf(question['rateValues']),
    ...(question['type'] === 'rating' ? [1, 2, 3, 4, 5] : []),
  ];
  if (['checkbox', 'tagbox'].includes(String(question['type']))) return fc.subarray(offered);
  if (offered.length > 0) return fc.constantFrom(...offered);
  if (question['type'] === 'boolean') return fc.boolean();
  if (question['type'] === 'matrix') {
    const columns = fc.constantFrom<unknown>(...valuesOf(question['columns']));
    const rows = valuesOf(question['rows']).map((row) => [String(row), columns] as const);
    return fc.record(Object.fromEntries(rows), { requiredKeys: [] });
  }
  return fc.constantFrom<unknown>(...(FILLED_IN[String(question['inputType'])] ?? TEXTS));
}

/** Answer sets to a questionnaire: most answers fit, some are missing, some are anything, some are unknown. */
export function answersTo(questionnaire: Questionnaire): fc.Arbitrary<RandomAnswers> {
  const entries = questionsIn(questionnaire).map((question): [string, fc.Arbitrary<unknown>] => [
    String(question['name']),
    fc.oneof(
      { weight: 60, arbitrary: fitting(question) },
      { weight: 15, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: anything },
    ),
  ]);
  const strangers = fc.dictionary(
    fc.constantFrom('unknown', ' q1 ', 'Q1', 'total', 'q1-Comment', '__proto__', 'toString'),
    anything,
    { maxKeys: 1 },
  );
  return fc
    .tuple(
      fc.record(Object.fromEntries(entries)),
      fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, strangers),
    )
    .map(([answers, more]) => withoutMissing({ ...answers, ...more }));
}

const withoutMissing = (answers: RandomAnswers): RandomAnswers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
