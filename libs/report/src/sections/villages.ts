import { levelText, mustHaveCharts, villageChart, type VillagesForChart } from '@tongxing/charts';
import type { VillageScores } from '@tongxing/impact';
import type { Block } from '../document.js';
import { figuresTable } from './figures-table.js';
import { labelled, type Writer } from './writer.js';

const forChart = ({ say }: Writer, scores: VillageScores): VillagesForChart => ({
  ...scores,
  name: say(scores.name),
  parts: scores.parts.map(say),
  mustHaves: scores.mustHaves.map(say),
});

/** What villages were rated, all together: how many have all must-haves, and the grid of them. */
export function villages(writer: Writer): Block[] {
  const { results, term } = writer;
  if (results.villages.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: term('villagesPart') },
    ...results.villages.flatMap((scores): Block[] => [
      { kind: 'paragraph', text: inPlace(writer, scores) },
      ...mustHaveCharts(forChart(writer, scores), term).map((chart): Block => ({ kind: 'figure', chart })),
    ]),
  ];
}

/** How many villages have all must-haves in place at each wave: what caps the grade. */
function inPlace(writer: Writer, { villages: all }: VillageScores): string {
  const { term } = writer;
  const at = (end: 0 | 1) => {
    const rated = all.filter(({ mustHaves }) => mustHaves.every((ends) => ends[end] !== null));
    const whole = rated.filter(({ mustHaves }) => mustHaves.every((ends) => (ends[end] ?? 0) > 0));
    return `${String(whole.length)} / ${String(rated.length)}`;
  };
  return labelled(
    writer,
    term('allMustHaves'),
    `${term('baseline')} ${at(0)} → ${term('endline')} ${at(1)} (${term('villages')})`,
  );
}

/** One page for each village, its scores by part and its must-haves in words. */
export function villageSheets(writer: Writer): Block[] {
  const { results, term } = writer;
  return results.villages.flatMap((scores, table) => {
    const texts = forChart(writer, scores);
    return scores.villages.flatMap((village, i): Block[] => [
      ...(table + i > 0 ? [{ kind: 'page_break' as const }] : []),
      { kind: 'heading', level: 1, text: `${term('village')} ${village.village}` },
      { kind: 'figure', chart: villageChart(texts, village, term) },
      figuresTable(
        labelled(writer, village.village, term('mustHave')),
        [
          [term('mustHave'), 4],
          [term('baseline'), 1.6, 'left'],
          [term('endline'), 1.6, 'left'],
        ],
        village.mustHaves.map((ends, m) => [
          texts.mustHaves[m] ?? '',
          ...ends.map((level) => levelText(level, term)),
        ]),
      ),
    ]);
  });
}
