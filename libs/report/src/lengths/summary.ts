import type { Block } from '../document.js';
import { changes, flow } from '../sections/charts.js';
import { limitations, resultsHash } from '../sections/closing.js';
import { contrastsTogether } from '../sections/results.js';
import { summary as inWords } from '../sections/summary.js';
import { labelled, type Writer } from '../sections/writer.js';
import { mainOutcomes } from './main-outcomes.js';

/** Outcomes for which four pages have room. */
const MOST = 8;

/** Four pages for who decides: what was found, who took part, the main figures, and what limits them. */
export function summary(from: Writer): Block[] {
  const { results, say, term } = from;
  const main = mainOutcomes(results, MOST);
  const short: Writer = { ...from, results: { ...results, outcomes: main } };
  const attrition = results.findings.filter(({ code }) => code === 'attrition');
  return [
    ...inWords(short),
    ...others(from, results.outcomes.length - main.length),
    { kind: 'heading', level: 1, text: term('participation') },
    { kind: 'figure', chart: flow(short) },
    ...attrition.map(({ text }): Block => ({ kind: 'paragraph', text: say(text) })),
    { kind: 'heading', level: 1, text: term('results') },
    { kind: 'figure', chart: changes(short, main) },
    ...contrastsTogether(short),
    ...limitations(short),
    { kind: 'paragraph', tone: 'quiet', text: labelled(from, term('resultsHash'), resultsHash(from)) },
  ];
}

/** That more was measured is said, whatever it showed. */
function others({ language }: Writer, left: number): Block[] {
  if (left === 0) return [];
  return [
    {
      kind: 'paragraph',
      text:
        language === 'zh'
          ? `另有 ${String(left)} 项结局按同样方法分析，结果无论方向均载于完整报告。`
          : `${String(left)} more outcomes were analysed in the same way; the full report gives all of them, whichever way they point.`,
    },
  ];
}
