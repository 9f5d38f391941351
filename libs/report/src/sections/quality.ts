import { endText } from '@tongxing/charts';
import { formatNumber } from '@tongxing/contracts';
import type { WaveQuality } from '@tongxing/impact';
import type { Block } from '../document.js';
import { absent, count, type Writer } from './writer.js';

/** How many were scored at each wave, and how well each scale hung together. */
export function quality(writer: Writer): Block[] {
  const {
    results: { outcomes, design },
    term,
    say,
  } = writer;
  const waveNames = new Map(design.waves.map((w) => [w.code, say(w.name)]));
  return [
    { kind: 'heading', level: 1, text: term('quality') },
    {
      kind: 'table',
      caption: term('qualityTable'),
      columns: [
        { header: term('scale'), align: 'left', share: 4.4 },
        { header: term('wave'), align: 'left', share: 1.8 },
        { header: term('scored'), align: 'right', share: 1.2 },
        { header: term('alphaN'), align: 'right', share: 1.2 },
        { header: term('alpha'), align: 'right', share: 1.4 },
        { header: term('floor'), align: 'right', share: 1.5 },
        { header: term('ceiling'), align: 'right', share: 1.5 },
      ],
      rows: outcomes.flatMap((outcome) =>
        outcome.quality.map((wave) => [
          say(outcome.name),
          waveNames.get(wave.wave) ?? wave.wave,
          count(writer, wave.scored),
          ...alphaCells(writer, wave),
          ...[wave.floor, wave.ceiling].map((atEnd) => endText(outcome.kind, atEnd, wave.scored, term)),
        ]),
      ),
    },
  ];
}

function alphaCells(writer: Writer, { alpha }: WaveQuality): [string, string] {
  if (!alpha) return ['–', writer.term('notApplicable')];
  if (alpha.kind !== 'estimated') return ['–', absent(writer, alpha)];
  return [count(writer, alpha.n), formatNumber(alpha.alpha, 2)];
}
