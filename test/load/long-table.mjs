// How long a table of many rows takes, and how much memory: `node test/load/long-table.mjs [rows ...]`.
import { renderPdf } from '../../dist/cli/libs/report/src/index.js';

/** As in test/factories/long-table.ts. */
const documentOf = (rows) => ({
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
        `site-${i}`,
        String((i * 37) % 211),
        `${(i * 7) % 60}.${i % 10}`,
        i % 7 === 3 ? `from-${i} a remark that goes on for longer than one line of its column can hold` : '–',
      ]),
    },
  ],
});

await renderPdf(documentOf(10));
for (const rows of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 5000]) {
  const start = process.cpuUsage();
  const from = performance.now();
  const pdf = await renderPdf(documentOf(rows));
  const { user, system } = process.cpuUsage(start);
  process.stdout.write(
    `${rows} rows: ${((performance.now() - from) / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ` +
      `${(pdf.length / 1e6).toFixed(1)} MB, ${Math.round(process.memoryUsage().rss / 1e6)} MB of memory\n`,
  );
}
