import type { Language } from '@tongxing/contracts';
import { analyse, type OutcomeKind } from '@tongxing/impact';
import { syntheticStudy, type StudyShape } from '../../../test/factories/study.js';
import { reportDocument, type Block, type ReportContext } from './index.js';

const context: ReportContext = {
  project: { code: 'p1', name: { zh: '测试项目', en: 'Test project' }, synthetic: true },
  instruments: [],
  hashes: { plan: '', snapshot: '', results: '' },
  scorerVersion: '1.0.0',
  codeVersion: '1.0.0',
  dataAsOf: '2026-01-01T00:00:00.000Z',
  submissions: 1,
};

function blocksOf(kind: OutcomeKind, language: Language, shape: StudyShape = {}): readonly Block[] {
  const study = { sites: [6, 6], raised: 10, kinds: { joy: kind }, ...shape };
  const { design, plan, data } = syntheticStudy(study);
  const results = analyse(design, plan, data, { minimum: 10, hideCounts: (counts) => counts });
  return reportDocument(results, context, language).blocks;
}
const captions = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []));
const textOf = (blocks: readonly Block[]) => JSON.stringify(blocks).replaceAll('\u00a0', ' ');

describe('the report of an outcome', () => {
  it.each([
    [
      'en',
      [
        'Change of the share in each arm',
        'People who changed their answer',
        'Shares at endline and odds ratio',
      ],
    ],
    ['zh', ['各组比例的变化', '回答有变化的人数', '末线比例与优势比']],
  ] as const)('of yes and no has tables of shares and says how they were made (%s)', (language, expected) => {
    const blocks = blocksOf('yes_no', language);
    for (const caption of expected) expect(captions(blocks)).toContainEqual(expect.stringContaining(caption));
    expect(textOf(blocks)).toMatch(/McNemar/);
    expect(textOf(blocks)).toMatch(language === 'zh' ? /个百分点/ : /percentage points/);
    expect(
      captions(blocks).some((c) => c.endsWith(language === 'zh' ? '各组变化' : 'Change in each arm')),
    ).toBe(false);
  });

  it.each([
    ['en', ['People who moved between categories', 'by order alone'], /ridit/],
    ['zh', ['等级有变化的人数', '只看次序'], /秩分/],
  ] as const)(
    'of categories has tables of ranks and says how they were made (%s)',
    (language, expected, word) => {
      const blocks = blocksOf('ordered', language);
      for (const caption of expected) expect(captions(blocks)).toContainEqual(expect.stringContaining(caption));
      expect(textOf(blocks)).toMatch(word);
    },
  );

  it.each([
    ['en', 'not causal', 'an association and not causal'],
    ['zh', '非因果', '这是关联，不是因果'],
  ] as const)('names attendance no cause (%s)', (language, caption, sentence) => {
    const blocks = blocksOf('score', language, { attendance: true });
    expect(captions(blocks)).toContainEqual(expect.stringContaining(caption));
    expect(textOf(blocks)).toContain(sentence);
  });

  it.each([
    ['en', 'units are sites', 'n counts sites', 'n = 12 sites'],
    ['zh', '以站点为单位', 'n 为站点数', 'n = 12 个站点'],
  ] as const)('about sites says that n counts them (%s)', (language, ...expected) => {
    const text = textOf(blocksOf('score', language, { unit: 'site', sites: [12, 12] }));
    for (const words of expected) expect(text).toContain(words);
  });

  it.each([
    ['en', 'by reason', 'How far loss could move the difference', 'Lee’s trimmed bounds'],
    ['zh', '流失的人及原因', '流失可使差值变动的范围', 'Lee 的修剪界限'],
  ] as const)('tells who was lost and how far that could reach (%s)', (language, reason, bounds, method) => {
    const lost = blocksOf('score', language, { lost: 0.4, exits: ['joined_parents'] });
    for (const caption of [reason, bounds])
      expect(captions(lost)).toContainEqual(expect.stringContaining(caption));
    expect(textOf(lost)).toContain(method);
  });

  it('of scores has neither, and speaks of no analysis that was not made', () => {
    expect(textOf(blocksOf('score', 'en'))).not.toMatch(/McNemar|ridit|imputations/);
  });
});
