import type { Block } from '../document.js';
import {
  ALPHA,
  ANCOVA,
  BOUNDS,
  DISCLOSURE,
  DOSE,
  OF_SITES,
  PAIRED,
  RANKS,
  RELIABLE,
  SAME_AGE,
  SCORING,
  SENSITIVITY,
  SHARES,
  SUBGROUPS,
  TOGETHER,
  TRACE,
} from '../prose.js';
import { labelled, type Writer } from './writer.js';

/** What must be known before believing a figure: only what was found. */
export function limitations(writer: Writer): Block[] {
  const {
    results: { claim, findings },
    term,
    say,
  } = writer;
  const own = claimsOfOutcomes(writer, say(claim.reason));
  return [
    { kind: 'heading', level: 1, text: term('limitations') },
    { kind: 'list', items: distinct([say(claim.reason), ...own, ...findings.map((f) => say(f.text))]) },
  ];
}

/** What bounds the comparisons of single outcomes, each under the names of those it is said of. */
function claimsOfOutcomes(writer: Writer, ofStudy: string): string[] {
  const { results, say, language } = writer;
  const named = new Map<string, Set<string>>();
  for (const { name, contrasts } of results.outcomes)
    for (const { claim } of contrasts) {
      const reason = say(claim.reason);
      if (reason !== ofStudy) named.set(reason, (named.get(reason) ?? new Set()).add(say(name)));
    }
  return [...named].map(([reason, names]) =>
    labelled(writer, [...names].join(language === 'zh' ? '、' : ', '), reason),
  );
}

export function methods({ results: { plan, outcomes }, term, say }: Writer): Block[] {
  const reflective = outcomes.some((o) => o.quality.some((q) => q.alpha));
  const texts = [
    SCORING,
    PAIRED,
    ...(outcomes.some((o) => o.sameAge.length > 0) ? [SAME_AGE] : []),
    ...(plan.comparisons.length > 0 ? [ANCOVA] : []),
    ...(outcomes.some((o) => o.kind === 'yes_no') ? [SHARES] : []),
    ...(outcomes.some((o) => o.kind === 'ordered') ? [RANKS] : []),
    ...(outcomes.some((o) => o.unit === 'site') ? [OF_SITES] : []),
    ...(outcomes.some((o) => o.dose.length > 0) ? [DOSE] : []),
    ...(outcomes.some((o) => o.contrasts.some((c) => c.sensitivity)) ? [SENSITIVITY] : []),
    ...(outcomes.some((o) => o.contrasts.some((c) => c.bounds)) ? [BOUNDS] : []),
    ...(outcomes.some((o) => o.subgroups.length > 0) ? [SUBGROUPS] : []),
    ...(outcomes.some((o) => o.contrasts.some((c) => c.adjusted)) ? [TOGETHER] : []),
    ...outcomes.flatMap((o) => [...o.changes, ...o.contrasts].map((c) => c.model.reason)),
    ...outcomes.flatMap((o) => o.crossSections.map(({ reason }) => reason)),
    ...(reflective ? [ALPHA, RELIABLE] : []),
    DISCLOSURE,
  ];
  return [
    { kind: 'heading', level: 1, text: term('methods') },
    ...distinct(texts.map(say)).map((text): Block => ({ kind: 'paragraph', text })),
  ];
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

export const resultsHash = ({ context }: Writer): string => context.hashes.results;

/** Every hash by which the report can be traced back and made again. */
export function provenance({ context, term, say }: Writer): Block[] {
  const { hashes, instruments, scorerVersion, codeVersion } = context;
  return [
    { kind: 'heading', level: 1, text: term('provenance') },
    { kind: 'paragraph', text: say(TRACE) },
    {
      kind: 'table',
      caption: term('hashTable'),
      columns: [
        { header: term('hashOf'), align: 'left', share: 2 },
        { header: term('hash'), align: 'left', share: 5 },
      ],
      rows: [
        [term('planHash'), hashes.plan],
        [term('snapshotHash'), hashes.snapshot],
        [term('resultsHash'), hashes.results],
        [term('scorer'), scorerVersion],
        [term('code'), codeVersion],
      ],
    },
    {
      kind: 'table',
      caption: term('instrumentTable'),
      columns: [
        { header: term('instrument'), align: 'left', share: 1.6 },
        { header: term('hashOf'), align: 'left', share: 1 },
        { header: term('hash'), align: 'left', share: 5 },
      ],
      rows: instruments.flatMap(({ instrument, version, title, hash, keyHash }) => [
        [`${say(title)} (${instrument}@${version})`, term('contentHash'), hash],
        [`${say(title)} (${instrument}@${version})`, term('keyHash'), keyHash],
      ]),
    },
  ];
}
