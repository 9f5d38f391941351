import type { Language } from '@tongxing/contracts';
import { analyse, type OutcomeKind } from '@tongxing/impact';
import { syntheticStudy } from '../../../test/factories/study.js';
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

function blocksOf(kind: OutcomeKind, language: Language): readonly Block[] {
  const { design, plan, data } = syntheticStudy({ sites: [6, 6], raised: 10, kinds: { joy: kind } });
  const results = analyse(design, plan, data, { minimum: 10, hideCounts: (counts) => counts });
  return reportDocument(results, context, language).blocks;
}
const captions = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []));
const textOf = (blocks: readonly Block[]) => JSON.stringify(blocks);

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

  it('of scores has neither, and speaks of no analysis that was not made', () => {
    expect(textOf(blocksOf('score', 'en'))).not.toMatch(/McNemar|ridit|imputations/);
  });
});
