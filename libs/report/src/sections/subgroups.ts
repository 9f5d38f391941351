import { SUBGROUP_COLUMNS, subgroupCaption, subgroupCells } from '@tongxing/charts';
import type { OutcomeResults } from '@tongxing/impact';
import type { Block } from '../document.js';
import { figuresTable } from './figures-table.js';
import type { Writer } from './writer.js';

const SHARES = [1.8, 0.8, 1.4, 1.9, 1.8, 1.9, 1];

/** The groups that the plan names, each outcome's under its name. */
export function subgroups(writer: Writer): Block[] {
  const {
    results: { outcomes },
    term,
  } = writer;
  const blocks = outcomes.flatMap((outcome) => outcomeBlocks(writer, outcome));
  if (blocks.length === 0) return [];
  return [{ kind: 'heading', level: 1, text: term('subgroupTable') }, ...blocks];
}

function outcomeBlocks(writer: Writer, { name, subgroups: found }: OutcomeResults): Block[] {
  const { term, say, results } = writer;
  const [head, ...figures] = SUBGROUP_COLUMNS.map((column, i) => [term(column), SHARES[i] ?? 1] as const);
  if (found.length === 0 || !head) return [];
  return [
    { kind: 'heading', level: 2, text: say(name) },
    ...found.flatMap((subgroup): Block[] => {
      const caption = subgroupCaption(subgroup, results.design.arms, term);
      return [
        figuresTable(
          caption,
          [head, ...figures],
          subgroup.groups.map((row) => subgroupCells(row, term)),
        ),
        { kind: 'paragraph', text: say(subgroup.sentence) },
      ];
    }),
  ];
}
