import type { BilingualText, DataRequest } from '@tongxing/contracts';
import type { Block, ReportDocument } from '@tongxing/report';
import type { CopyReader, ToldEntry, ToldPart } from '../../../privacy/index.js';
import { WORDS } from './words.js';

export interface CopyOf {
  readonly project: BilingualText;
  readonly studyCode: string;
  readonly request: Pick<DataRequest, 'receivedOn'>;
  /** Instant in UTC. */
  readonly madeAt: string;
}

/** What is held about a participant, as a document that can be printed and handed over. */
export function subjectCopy(parts: readonly ToldPart[], of: CopyOf, reader: CopyReader): ReportDocument {
  const say = (text: BilingualText) => text[reader.language];
  return {
    language: reader.language,
    title: say(WORDS.title),
    subtitle: of.studyCode,
    cover: [
      [say(WORDS.project), say(of.project)],
      [say(WORDS.studyCode), of.studyCode],
      [say(WORDS.receivedOn), of.request.receivedOn],
      [say(WORDS.madeOn), of.madeAt.slice(0, 10)],
    ],
    contents: say(WORDS.contents),
    footer: `${say(WORDS.title)} · ${of.studyCode} · ${say(WORDS.footer)}`,
    dataAsOf: of.madeAt,
    subject: say(WORDS.subject),
    blocks: [
      { kind: 'callout', text: say(reader.childAnswers ? WORDS.included : WORDS.withheld) },
      { kind: 'paragraph', text: say(WORDS.rights) },
      ...parts.flatMap((part) => partBlocks(part, say)),
    ],
  };
}

const partBlocks = ({ title, entries }: ToldPart, say: (text: BilingualText) => string): Block[] => [
  { kind: 'heading', level: 1, text: title },
  ...(entries.length === 0
    ? [{ kind: 'paragraph', tone: 'quiet', text: say(WORDS.nothing) } as const]
    : entries.map((entry) => entryTable(entry, say))),
];

const entryTable = ({ heading, facts }: ToldEntry, say: (text: BilingualText) => string): Block => ({
  kind: 'table',
  caption: heading,
  columns: [
    { header: say(WORDS.what), align: 'left', share: 45 },
    { header: say(WORDS.value), align: 'left', share: 55 },
  ],
  rows: facts.map(([label, value]) => [label, value.replaceAll('\n', ' ')]),
});
