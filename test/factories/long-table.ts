import type { ReportDocument } from '@tongxing/report';

/** A document that is one table of so many rows; every seventh takes several lines, from `from-N` to `to-N`. */
export function longTableDocument(rows: number): ReportDocument {
  return {
    language: 'en',
    title: 'All sites',
    subtitle: 'Invented',
    cover: [],
    contents: 'Contents',
    footer: 'Invented',
    dataAsOf: '2026-11-24T06:57:30.000Z',
    subject: 'A long table',
    blocks: [
      { kind: 'heading', level: 1, text: 'Appendix' },
      {
        kind: 'table',
        caption: 'Every site',
        columns: [
          { header: 'Site', align: 'left', share: 1.2 },
          { header: 'People', align: 'right', share: 1 },
          { header: 'Change', align: 'right', share: 1 },
          { header: 'Remark', align: 'left', share: 3 },
        ],
        rows: Array.from({ length: rows }, (_, i) => [
          `site-${String(i)}`,
          String((i * 37) % 211),
          `${String((i * 7) % 60)}.${String(i % 10)}`,
          i % 7 === 3
            ? `from-${String(i)} a remark that goes on for longer than one line of its column can hold, to-${String(i)}`
            : '–',
        ]),
      },
    ],
  };
}
