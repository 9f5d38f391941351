import type { BilingualText, Language } from '@tongxing/contracts';
import type { Block, ReportDocument, Table } from '@tongxing/report';
import type { AccessLine } from '../../platform/audit/index.js';
import type { GrantPeriod, Period } from './grant-periods.js';
import { ACTION_WORDS, GROUPS, LIMITS, PURPOSE_WORDS, ROLE_WORDS, WORDS } from './words.js';
import type { YearlyAudit } from './yearly-audit.js';

type Say = (text: BilingualText) => string;
type NameOf = (id: string) => string;

/**
 * The yearly audit as a document, in the reading order of an auditor: who could, who did, whether the log is whole,
 * what it cannot say, and what is found.
 *
 * @returns the same document for the same audit: its date is that of the newest action of the year
 */
export function auditDocument(audit: YearlyAudit, language: Language): ReportDocument {
  const say: Say = (text) => text[language];
  const nameOf: NameOf = (id) => {
    const name = audit.names.get(id) ?? `…${id.slice(-6)}`;
    return typeof name === 'string' ? name : say(name);
  };
  const { year, lines, grants, verdict } = audit;
  const actions = lines.reduce((sum, { times }) => sum + times, 0);
  return {
    language,
    title: say(WORDS.title),
    subtitle: String(year),
    cover: [
      [say(WORDS.period), `${String(year)}-01-01 – ${String(year)}-12-31 (UTC)`],
      [say(WORDS.people), String(new Set(grants.map(({ account }) => account)).size)],
      [say(WORDS.events), String(actions)],
      [say(WORDS.log), say(verdict.faults.length === 0 ? WORDS.whole : WORDS.broken)],
    ],
    contents: say(WORDS.contents),
    footer: `${say(WORDS.title)} · ${String(year)} · ${say(WORDS.footer)}`,
    dataAsOf: lines
      .map(({ lastAt }) => lastAt)
      .reduce((a, b) => (a > b ? a : b), `${String(year)}-01-01T00:00:00.000Z`),
    subject: say(WORDS.subject),
    blocks: [
      { kind: 'callout', text: say(WORDS.legal) },
      ...grantBlocks(grants, say, nameOf),
      ...GROUPS.flatMap(({ title }, i) => actionBlocks(say(title), linesOf(lines, i), say, nameOf)),
      ...integrityBlocks(audit, say),
      { kind: 'heading', level: 1, text: say(WORDS.limits) },
      { kind: 'list', items: LIMITS.map(say) },
      ...findingBlocks(say),
    ],
  };
}

function grantBlocks(grants: readonly GrantPeriod[], say: Say, nameOf: NameOf): Block[] {
  const heading: Block = { kind: 'heading', level: 1, text: say(WORDS.grants) };
  if (grants.length === 0) return [heading, { kind: 'paragraph', text: say(WORDS.noGrants) }];
  return [
    heading,
    { kind: 'paragraph', text: say(WORDS.grantsHow), tone: 'quiet' },
    {
      kind: 'table',
      caption: say(WORDS.grants),
      columns: columns(
        say,
        ['person', 24],
        ['role', 17],
        ['where', 22],
        ['from', 12],
        ['until', 12],
        ['suspended', 13],
      ),
      rows: grants.map((grant) => [
        nameOf(grant.account),
        say(ROLE_WORDS[grant.role]),
        placeOf(grant, say, nameOf),
        dayOf(grant.from),
        dayOf(grant.until),
        grant.suspended.map(spanOf).join('; '),
      ]),
    },
  ];
}

const placeOf = ({ project, site }: GrantPeriod, say: Say, nameOf: NameOf): string =>
  project === undefined
    ? say(WORDS.everywhere)
    : [project, ...(site === undefined ? [] : [site])].map(nameOf).join(' · ');

function actionBlocks(title: string, lines: readonly AccessLine[], say: Say, nameOf: NameOf): Block[] {
  const heading: Block = { kind: 'heading', level: 1, text: title };
  if (lines.length === 0) return [heading, { kind: 'paragraph', text: say(WORDS.nothing), tone: 'quiet' }];
  return [
    heading,
    {
      kind: 'table',
      caption: title,
      columns: columns(
        say,
        ['person', 20],
        ['action', 20],
        ['project', 16],
        ['purpose', 11],
        ['times', 8, 'right'],
        ['first', 12.5],
        ['last', 12.5],
      ),
      rows: [...lines]
        .sort(
          (a, b) => compare(actorOf(a, say, nameOf), actorOf(b, say, nameOf)) || compare(a.action, b.action),
        )
        .map((line) => [
          actorOf(line, say, nameOf),
          wordOf(ACTION_WORDS, line.action, say),
          line.projectId === '' ? '' : nameOf(line.projectId),
          wordOf(PURPOSE_WORDS, line.purpose, say),
          String(line.times),
          dayOf(line.firstAt),
          dayOf(line.lastAt),
        ]),
    },
  ];
}

function integrityBlocks({ verdict: { events, head, faults } }: YearlyAudit, say: Say): Block[] {
  const found = faults.map(({ kind, ordinal }) => `${String(ordinal)} ${kind}`).join('; ');
  return [
    { kind: 'heading', level: 1, text: say(WORDS.integrity) },
    { kind: 'paragraph', text: say(WORDS.integrityHow), tone: 'quiet' },
    {
      kind: 'table',
      caption: say(WORDS.integrity),
      columns: columns(say, ['what', 25], ['value', 75]),
      rows: [
        [say(WORDS.entries), String(events)],
        [say(WORDS.end), `${String(head.ordinal)} ${head.hash}`],
        [say(WORDS.faults), found === '' ? '0' : found],
      ],
    },
  ];
}

/** Room to write on. */
const BLANK = '_'.repeat(40);

/** Left blank, to be written on paper. */
const findingBlocks = (say: Say): Block[] => [
  { kind: 'heading', level: 1, text: say(WORDS.signature) },
  { kind: 'paragraph', text: say(WORDS.signatureHow), tone: 'quiet' },
  {
    kind: 'list',
    items: [WORDS.compliant, WORDS.measures, WORDS.reported, WORDS.auditor, WORDS.date].map(
      (what) => `${say(what)}  ${BLANK}`,
    ),
  },
];

/** The lines of a group: those that no group before it has. */
const linesOf = (lines: readonly AccessLine[], group: number): AccessLine[] =>
  lines.filter(
    ({ action }) => GROUPS.findIndex(({ prefixes }) => prefixes.some((p) => action.startsWith(p))) === group,
  );

function columns(
  say: Say,
  ...named: readonly (readonly [word: keyof typeof WORDS, share: number, align?: 'right'])[]
): Table['columns'] {
  return named.map(([word, share, align]) => ({ header: say(WORDS[word]), share, align: align ?? 'left' }));
}

function actorOf({ actorKind, actorId }: AccessLine, say: Say, nameOf: NameOf): string {
  if (actorKind === 'user') return nameOf(actorId);
  if (actorKind === 'device') return `${say(WORDS.device)} …${actorId.slice(-6)}`;
  if (actorKind === 'link') return `${say(WORDS.link)} …${actorId.slice(-6)}`;
  return say(actorKind === 'system' ? WORDS.system : WORDS.anonymous);
}

const wordOf = (words: Readonly<Record<string, BilingualText>>, code: string, say: Say): string => {
  const found = words[code];
  return found ? say(found) : code;
};

const dayOf = (instant: string | undefined): string => instant?.slice(0, 10) ?? '';

const spanOf = ({ from, until }: Period): string => `${dayOf(from)} – ${dayOf(until)}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
