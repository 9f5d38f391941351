import type { InstrumentDefinition, Questionnaire } from '../definition.js';
import { ScoringKey, type ScoringKeyInput } from '../scoring-key.js';
import { changeInWords } from './change.js';
import { comparability, comparabilityInWords } from './comparability.js';
import { diffVersions } from './diff-versions.js';

const name = { zh: '测', en: 'Test' };

const QUESTIONS = ['a', 'b', 'c'].map((item) => ({
  type: 'radiogroup',
  name: item,
  title: { default: `Question ${item}`, 'zh-cn': `问题 ${item}` },
  choices: [0, 1, 2],
}));

const SCALE: ScoringKeyInput['scales'][number] = {
  id: 's',
  name,
  domain: 'test',
  items: ['a', 'b', 'c'],
  direction: 'higher_is_better',
  measurement: 'reflective',
};

const version = (
  questions: readonly object[] = QUESTIONS,
  scale: Partial<ScoringKeyInput['scales'][number]> = {},
  items: ScoringKeyInput['items'] = {},
): InstrumentDefinition =>
  ({
    instrument: 'test',
    version: '1.0.0',
    questionnaire: { pages: [{ name: 'p', elements: questions }] } as unknown as Questionnaire,
    key: ScoringKey.parse({
      schema: 'tongxing.scoring-key/1',
      instrument: 'test',
      version: '1.0.0',
      items: { a: { min: 0, max: 2 }, b: { min: 0, max: 2 }, c: { min: 0, max: 2 }, ...items },
      scales: [{ ...SCALE, ...scale }],
    }),
    provenance: { title: name },
  }) as unknown as InstrumentDefinition;

const withFirst = (change: object) => QUESTIONS.map((q, i) => (i === 0 ? { ...q, ...change } : q));

const BASE = version();
const D = { type: 'radiogroup', name: 'd', choices: [0, 1] };

const CASES: readonly [string, InstrumentDefinition, string[], string][] = [
  ['nothing', version(), [], 'whole'],
  ['the looks', version(withFirst({ width: '50%' })), [], 'whole'],
  ['one character', version(withFirst({ title: 'Question A' })), ['wording-changed a'], 'anchors'],
  [
    'the text of a choice',
    version(withFirst({ choices: [{ value: 0, text: 'None' }, 1, 2] })),
    ['wording-changed a'],
    'anchors',
  ],
  ['a condition', version(withFirst({ visibleIf: '{b} = 1' })), ['condition-changed a'], 'whole'],
  ['a rule', version(withFirst({ isRequired: true })), ['rule-changed a'], 'whole'],
  ['the order', version(QUESTIONS.toReversed()), ['order-changed '], 'whole'],
  ['an item that is not scored', version([...QUESTIONS, D]), ['item-added d'], 'whole'],
  [
    'an item removed',
    version(QUESTIONS.slice(1), { items: ['b', 'c'] }),
    ['item-removed a', 'scale-items-changed s'],
    'anchors',
  ],
  ['what an answer scores', version(QUESTIONS, {}, { a: { min: 0, max: 4 } }), ['coding-changed a'], 'anchors'],
  ['a reversal', version(QUESTIONS, { reversed: ['a'] }), ['reversed-changed s'], 'anchors'],
  ['the unit', version(QUESTIONS, { transform: 'mean' }), ['transform-changed s'], 'none'],
  ['the direction', version(QUESTIONS, { direction: 'neutral' }), ['direction-changed s'], 'none'],
  ['the share', version(QUESTIONS, { minimumAnsweredPercent: 50 }), ['minimum-changed s'], 'whole'],
  [
    'every text',
    version(QUESTIONS.map((q) => ({ ...q, title: 'x' }))),
    ['a', 'b', 'c'].map((q) => `wording-changed ${q}`),
    'none',
  ],
];

describe('a change of', () => {
  it.each(CASES)('%s is told, and what it does to the scale', (_, after, changes, extent) => {
    expect(diffVersions(BASE, after).map(({ kind, at }) => `${kind} ${at}`)).toEqual(changes);
    expect(comparability(BASE, after).map((verdict) => verdict.extent)).toEqual([extent]);
  });

  it('the values on offer is told as what can be answered, beside the texts that come with them', () => {
    const kinds = diffVersions(BASE, version(withFirst({ choices: [0, 1, 2, 3] }))).map(({ kind }) => kind);
    expect(kinds).toEqual(['wording-changed', 'range-changed']);
  });

  it('a page’s condition is told of its questions', () => {
    const after = version();
    const pages = [{ name: 'p', visibleIf: '{a} = 1', elements: QUESTIONS }];
    const changed = { ...after, questionnaire: { pages } as unknown as Questionnaire };
    expect(diffVersions(BASE, changed).map(({ kind }) => kind)).toEqual(Array(3).fill('condition-changed'));
  });

  it('a scale that only one version has is told, and links nothing', () => {
    const after = version(QUESTIONS, { id: 't' });
    expect(diffVersions(BASE, after).map(({ kind, at }) => `${kind} ${at}`)).toEqual([
      'scale-removed s',
      'scale-added t',
    ]);
    expect(comparability(BASE, after)).toEqual([
      { scale: 's', extent: 'none', shared: [] },
      { scale: 't', extent: 'none', shared: [] },
    ]);
  });
});

describe('in words', () => {
  it('a change says what it does to comparability', () => {
    expect(changeInWords({ kind: 'transform-changed', at: 's' })).toEqual({
      zh: 's：分数单位有改动；量表分数不可比较',
      en: 's: unit of the score changed; scores of the scale cannot be compared',
    });
    expect(changeInWords({ kind: 'order-changed', at: '' }).en).toMatch(/^order of the questions/);
  });

  it('a verdict names the items that link the versions', () => {
    const [verdict] = comparability(BASE, version(withFirst({ title: 'x' })));
    expect(verdict && comparabilityInWords(verdict).en).toBe(
      's: to be compared by the shared items only (b, c)',
    );
  });
});
