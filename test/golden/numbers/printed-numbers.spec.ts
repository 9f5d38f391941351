import { LANGUAGES, type BilingualText } from '@tongxing/contracts';
import type { ImpactResults } from '@tongxing/impact';
import { reportDocument, type Block, type ReportDocument } from '@tongxing/report';
import { reportContext } from '../../factories/report.js';
import { drawnProject } from '../statements/projects.js';
import { numbersIn, placed, Sources } from './trace.js';

const PROJECTS = 60;

/** Texts of a block that are no table. */
function textsOf(block: Block): readonly string[] {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'figure') return [block.chart.title, block.chart.description];
  return 'text' in block ? [block.text] : [];
}

/** Numbers of a report that its results do not give; those of the results by outcome line by line. */
function untraced(document: ReportDocument, results: ImpactResults): string[] {
  const say = (text: BilingualText) => text[document.language];
  const everything = new Sources([results, reportContext, CONSTANTS]);
  const of = new Map(
    results.outcomes.map((outcome) => [outcome, new Sources([outcome, results.plan, results.design])]),
  );
  return placed(document, results, say).flatMap(({ block, outcome }) => {
    const sources = (outcome && of.get(outcome)) ?? everything;
    if (block.kind !== 'table')
      return textsOf(block).flatMap((text) => sources.missing(text).map((n) => `${n} in “${text}”`));
    return block.rows
      .filter((row) =>
        outcome ? !sources.giveRow(row.slice(1)) : sources.missing(row.slice(1).join(' | ')).length > 0,
      )
      .map((row) => `${block.caption}: ${row.join(' | ')}`);
  });
}

/** Numbers that methods and readings name, whatever was found. */
const CONSTANTS = [
  0, 1, 2, 3, 4, 5, 10, 12, 15, 20, 25, 40, 50, 80, 95, 99, 100, 0.05, 0.25, 0.7, 0.95, 1.96, 12355, 110,
];

const projects = Array.from({ length: PROJECTS }, (_, i) => drawnProject(3 * i));

describe.each(LANGUAGES)('the numbers of %s reports', (language) => {
  const documents = projects.map(({ results }) => ({
    results,
    document: reportDocument(results, reportContext, language, 'full'),
  }));

  it('are there at all', () => {
    const count = documents.reduce(
      (sum, { document }) =>
        sum +
        document.blocks.reduce(
          (s, b) => s + (b.kind === 'table' ? numbersIn(b.rows.flat().join(' | ')).length : 0),
          0,
        ),
      0,
    );
    expect(count).toBeGreaterThan(5_000);
  });

  it('are each one of the results of their outcome, and those of a row of one thing', () => {
    expect([...new Set(documents.flatMap(({ document, results }) => untraced(document, results)))]).toEqual([]);
  });
});
