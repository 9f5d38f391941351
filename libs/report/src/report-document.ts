import type { Language } from '@tongxing/contracts';
import type { ImpactResults } from '@tongxing/impact';
import type { ReportContext } from './context.js';
import type { Block, ReportDocument } from './document.js';
import type { ReportLength } from './length.js';
import { community } from './lengths/community.js';
import { full } from './lengths/full.js';
import { summary } from './lengths/summary.js';
import { village } from './lengths/village.js';
import { writer, type Writer } from './sections/writer.js';

const BLOCKS: Readonly<Record<ReportLength, (from: Writer) => Block[]>> = { full, summary, community, village };
const TITLES = {
  full: 'title',
  summary: 'titleSummary',
  community: 'titleCommunity',
  village: 'titleVillage',
} as const;

/**
 * Writes the report of an analysis at one of its lengths: every part in its order, every number as it is printed. The
 * same results and context give the same document.
 */
export function reportDocument(
  results: ImpactResults,
  context: ReportContext,
  language: Language,
  length: ReportLength = 'full',
): ReportDocument {
  const from = writer(results, context, language);
  const { term, say } = from;
  return {
    language,
    title: term(TITLES[length]),
    subtitle: say(context.project.name),
    cover: length === 'full' ? cover(from) : [],
    ...(context.project.synthetic && { syntheticLabel: term('synthetic') }),
    ...(length === 'full' && { contents: term('contents') }),
    footer: say(context.project.name),
    dataAsOf: context.dataAsOf,
    subject: term('subject'),
    identity: { results: context.hashes.results, language, length },
    blocks: BLOCKS[length](from),
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
