import type { Language } from '@tongxing/contracts';
import type { ImpactResults } from '@tongxing/impact';
import type { ReportContext } from './context.js';
import type { ReportDocument } from './document.js';
import { limitations, methods, provenance } from './sections/closing.js';
import { participation } from './sections/participation.js';
import { quality } from './sections/quality.js';
import { results as resultBlocks } from './sections/results.js';
import { subgroups } from './sections/subgroups.js';
import { summary } from './sections/summary.js';
import { writer, type Writer } from './sections/writer.js';

/**
 * Writes the report of an analysis: every part in its order, every number as it is printed. The same results
 * and context give the same document.
 */
export function reportDocument(
  results: ImpactResults,
  context: ReportContext,
  language: Language,
): ReportDocument {
  const from = writer(results, context, language);
  const { term, say } = from;
  return {
    language,
    title: term('title'),
    subtitle: say(context.project.name),
    cover: cover(from),
    ...(context.project.synthetic && { syntheticLabel: term('synthetic') }),
    contents: term('contents'),
    footer: say(context.project.name),
    dataAsOf: context.dataAsOf,
    subject: term('subject'),
    identity: { results: context.hashes.results, language, length: 'full' },
    blocks: [
      ...summary(from),
      ...participation(from),
      ...resultBlocks(from),
      ...subgroups(from),
      ...quality(from),
      ...limitations(from),
      ...methods(from),
      ...provenance(from),
    ],
  };
}

function cover({ results: { design, plan, planning }, context, term, say }: Writer): [string, string][] {
  const waveName = (code: string) => design.waves.find((w) => w.code === code)?.name;
  const waves = [plan.baseline, plan.endline].map((code) => {
    const name = waveName(code);
    return name ? say(name) : code;
  });
  return [
    [term('project'), context.project.code],
    [term('design'), term(design.allocation)],
    [term('waves'), waves.join(' → ')],
    [term('plan'), say(planning.statement)],
    [term('submissions'), String(context.submissions)],
    [term('dataAsOf'), `${context.dataAsOf.slice(0, 16).replace('T', ' ')} UTC`],
    ...(context.project.source !== undefined
      ? [[term('source'), context.project.source] as [string, string]]
      : []),
  ];
}
