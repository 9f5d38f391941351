import type { Block } from '../document.js';
import { armName, count, type Writer } from './writer.js';

/** Who took part, by arm and wave. */
export function participation(writer: Writer): Block[] {
  const { results, say, term } = writer;
  const stages = [term('enrolled'), ...results.design.waves.map((w) => say(w.name)), term('bothWaves')];
  const rows = results.flow.map((row) => ({
    label: armName(writer, row.arm),
    counts: [row.enrolled, ...row.present, row.both].map((value) => count(writer, value)),
  }));
  return [
    { kind: 'heading', level: 1, text: term('participation') },
    {
      kind: 'figure',
      chart: {
        kind: 'flow',
        title: term('flowTitle'),
        description: rows
          .map((r) => `${r.label}: ${stages.map((s, i) => `${s} ${r.counts[i] ?? ''}`).join(', ')}`)
          .join('; '),
        stages,
        rows,
      },
    },
    {
      kind: 'table',
      caption: term('flowTable'),
      columns: [
        { header: term('arm'), align: 'left', share: 2 },
        ...stages.map((header) => ({ header, align: 'right' as const, share: 1.4 })),
      ],
      rows: rows.map((r) => [r.label, ...r.counts]),
    },
  ];
}
