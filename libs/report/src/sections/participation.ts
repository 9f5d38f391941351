import type { Block } from '../document.js';
import { attritions, flow } from './charts.js';
import { losses } from './losses.js';
import { armName, count, type Writer } from './writer.js';

/** Who took part, by arm and wave. */
export function participation(writer: Writer): Block[] {
  const { results, say, term } = writer;
  const stages = [term('enrolled'), ...results.design.waves.map((w) => say(w.name)), term('bothWaves')];
  return [
    { kind: 'heading', level: 1, text: term('participation') },
    { kind: 'figure', chart: flow(writer) },
    {
      kind: 'table',
      caption: term('flowTable'),
      columns: [
        { header: term('arm'), align: 'left', share: 2 },
        ...stages.map((header) => ({ header, align: 'right' as const, share: 1.4 })),
      ],
      rows: results.flow.map((row) => [
        armName(writer, row.arm),
        ...[row.enrolled, ...row.present, row.both].map((value) => count(writer, value)),
      ]),
    },
    ...losses(writer),
    ...attritions(writer).map((chart) => ({ kind: 'figure' as const, chart })),
  ];
}
