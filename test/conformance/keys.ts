import { ScoringKey, type ScoringKeyInput } from '@tongxing/instruments';

type ScaleInput = ScoringKeyInput['scales'][number];

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1)}`);

const scale = (id: string, items: string[], more: Partial<ScaleInput> = {}): ScaleInput => ({
  id,
  name: { zh: id, en: id },
  domain: 'from-elsewhere',
  items,
  direction: 'neutral',
  measurement: 'reflective',
  ...more,
});

/** A key of ours for data from elsewhere: item ids as the data spell them, and no texts. */
export const keyOf = (items: ScoringKeyInput['items'], scales: ScaleInput[]): ScoringKey =>
  ScoringKey.parse({
    schema: 'tongxing.scoring-key/1',
    instrument: 'from-elsewhere',
    version: '1.0.0',
    items,
    scales,
  });

const ranged = (items: readonly string[], min: number, max: number) =>
  Object.fromEntries(items.map((item) => [item, { min, max }]));

/** Any one answered item is enough: the mean of what was answered. */
const ANY = { transform: 'mean', minimumAnsweredPercent: 1 } as const;

const five = (letter: string) => names(letter, 5);

/** Twenty-five items answered 1 to 6, as psychTools keys them. */
export const BFI = keyOf(ranged(['A', 'C', 'E', 'N', 'O'].flatMap(five), 1, 6), [
  scale('agree', five('A'), { ...ANY, reversed: ['A1'] }),
  scale('conscientious', five('C'), { ...ANY, reversed: ['C4', 'C5'] }),
  scale('extraversion', five('E'), { ...ANY, reversed: ['E1', 'E2'] }),
  scale('neuroticism', five('N'), ANY),
  scale('openness', five('O'), { ...ANY, reversed: ['O2', 'O5'] }),
]);

const SOLVED = [
  ...['quad', 'deriv', 'elasticity', 'integral', 'interest', 'annuity', 'payflow'],
  ...['matrix', 'planning', 'equations', 'hesse', 'implicit', 'lagrange'],
].map((exercise) => `solved.${exercise}`);

/** An examination whose published total is the number of solved exercises. */
export const EXAM = keyOf(ranged(SOLVED, 0, 1), [scale('nsolved', SOLVED, { transform: 'sum' })]);

const BELIEFS = names('resp.q', 15);

export const CONSPIRACIST = keyOf(ranged(BELIEFS, 0, 4), [
  scale('total', BELIEFS, { transform: 'sum', minimumAnsweredPercent: 100 }),
]);

const PHQ9 = names('H1/T1/Q', 9);
const FREQUENCY = {
  'Not-at-all': 0,
  'Several-days': 1,
  'More than half the days': 2,
  'Nearly every day': 3,
};

/** The nine items of the PHQ-9 as the example of HL7 names them and codes their answers. */
export const PHQ_9 = keyOf(
  Object.fromEntries(PHQ9.map((item) => [item, { min: 0, max: 3, values: FREQUENCY }])),
  [scale('total', PHQ9, { transform: 'sum', minimumAnsweredPercent: 100 })],
);

export { scale };
