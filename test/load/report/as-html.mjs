import { drawChart } from '../../../dist/cli/libs/charts/src/chart.js';
import { sceneToSvg } from '../../../dist/cli/libs/charts/src/svg.js';
import { estimateWidth } from '../../../dist/cli/libs/charts/src/text-width.js';

/** Points between the margins of a page. */
const WIDTH = 483;

/** A report's document as a page that Chromium prints: the same headings, texts, tables and charts, and the same font. */
export const asHtml = (
  { language, title, subtitle, cover, blocks },
  fonts,
) => `<!doctype html><html lang="${language}">
<meta charset="utf-8"><title>${escape(title)}</title><style>
@font-face { font-family: report; src: url("file://${fonts.regular}") }
@font-face { font-family: report; font-weight: 700; src: url("file://${fonts.bold}") }
@page { size: A4; margin: 2cm }
body { font: 10pt/1.5 report; margin: 0 } table { border-collapse: collapse; width: 100%; font-size: 8pt; margin-bottom: 12pt }
th, td { text-align: left; padding: 3pt; border-bottom: .5pt solid #ccc } figure { margin: 0 0 12pt; break-inside: avoid } svg { width: 100% }
</style><h1>${escape(title)}</h1><p>${escape(subtitle)}</p><dl>${cover
  .map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`)
  .join('')}</dl>${blocks.map(blockToHtml).join('\n')}</html>`;

function blockToHtml(block, index) {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table><caption>${escape(block.caption)}</caption><thead><tr>${block.columns
        .map(({ header }) => `<th scope="col">${escape(header)}</th>`)
        .join('')}</tr></thead><tbody>${block.rows
        .map(
          ([first, ...rest]) =>
            `<tr><th scope="row">${escape(first)}</th>${rest.map((c) => `<td>${escape(c)}</td>`).join('')}</tr>`,
        )
        .join('')}</tbody></table>`;
    case 'figure': {
      const scene = drawChart(block.chart, { width: WIDTH, measure: estimateWidth });
      return `<figure><figcaption>${escape(scene.title)}</figcaption>${sceneToSvg(scene, `c${index}`)}</figure>`;
    }
    case 'page_break':
      return '<div style="break-after: page"></div>';
    default:
      return `<p>${escape(block.text)}</p>`;
  }
}

const escape = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
