import { execFileSync } from 'node:child_process';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * Looks for what ISO 14289-1 (PDF/UA-1) forbids and a program can see, after the checkpoints of the Matterhorn
 * protocol. Two readers that are not ours do the reading: pdf.js for the pages and the tree of each, poppler for
 * attributes and fonts.
 *
 * @returns one line for each fault; none where the file is sound
 */
export async function accessibilityFaults(pdf: Uint8Array, path: string): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  try {
    const document = await task.promise;
    const faults = await documentFaults(document);
    const headings: number[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const tree = (await page.getStructTree()) as unknown as Node | null;
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      const links = (await page.getAnnotations()) as Annotation[];
      const at = (fault: string) => `page ${String(number)}: ${fault}`;
      const faultsHere = [
        ...contentFaults(items, tree),
        ...elementsOf(tree).flatMap((element) => elementFaults(element)),
        ...links.filter(({ contentsObj }) => !contentsObj?.str).map(() => 'a link without a description'),
      ];
      faults.push(...faultsHere.map(at));
      headings.push(...elementsOf(tree).flatMap(({ role }) => levelOf(role)));
    }
    faults.push(...headingFaults(headings), ...(await bookmarkFaults(document, headings)));
    return [...faults, ...tableFaults(structureOf(path)), ...fontFaults(path)];
  } finally {
    await task.destroy();
  }
}

type Document = Awaited<ReturnType<typeof getDocument>['promise']>;
type Item = { readonly str: string } | { readonly type: string; readonly tag?: string; readonly id?: string };
interface Annotation {
  readonly contentsObj?: { readonly str: string };
}
interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly bbox?: readonly number[];
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** As it is: the published types take the second for always there. */
interface Metadata {
  readonly info: { readonly Language?: string; readonly Title?: string };
  readonly metadata: { getRaw(): string } | null;
}

async function documentFaults(document: Document): Promise<string[]> {
  const { info, metadata } = (await document.getMetadata()) as Metadata;
  const { Language: language, Title: title } = info;
  const xmp = metadata?.getRaw();
  const shown: { DisplayDocTitle?: boolean } | null = await document.getViewerPreferences();
  return [
    ...((await document.getMarkInfo())?.Marked ? [] : ['the file is not marked as tagged']),
    ...(language ? [] : ['the language is not named']),
    ...(title && shown?.DisplayDocTitle ? [] : ['the title is not shown']),
    ...(xmp?.includes('<pdfuaid:part>1<') ? [] : ['the file does not say that it is PDF/UA']),
    ...(xmp?.includes('<dc:title>') ? [] : ['the metadata hold no title']),
  ];
}

/** Every text belongs to an element of the tree, or is furniture of the page. */
function contentFaults(items: readonly Item[], tree: Node | null): string[] {
  const inTree = new Set(contentsOf(tree));
  const open: { readonly tag: string; readonly id: string | undefined }[] = [];
  const faults = new Set<string>();
  for (const item of items) {
    if ('str' in item) {
      const known = open.some(({ tag, id }) => tag === 'Artifact' || (id !== undefined && inTree.has(id)));
      if (item.str.trim() !== '' && !known)
        faults.add(`a text outside the structure: ${item.str.slice(0, 40)}`);
    } else if (item.type.startsWith('begin')) open.push({ tag: item.tag ?? '', id: item.id });
    else open.pop();
  }
  return [...faults];
}

const contentsOf = (node: Node | null): string[] =>
  node
    ? [...(node.type === 'content' && node.id ? [node.id] : []), ...(node.children ?? []).flatMap(contentsOf)]
    : [];

const elementsOf = (node: Node | null): Node[] =>
  node
    ? [...(node.role && node.role !== 'Root' ? [node] : []), ...(node.children ?? []).flatMap(elementsOf)]
    : [];

/** Which elements may stand directly in which (ISO 32000-1, 14.8.4). */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  Table: ['Caption', 'TR', 'THead', 'TBody'],
  TR: ['TH', 'TD'],
  L: ['LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI', 'Caption'],
};
const KNOWN = new Set(
  'Document Part Sect H1 H2 H3 P L LI Lbl LBody Table THead TBody TR TH TD Caption Figure TOC TOCI Link Span Reference'.split(
    ' ',
  ),
);

function elementFaults({ role = '', alt, bbox, children = [] }: Node): string[] {
  const allowed = INSIDE[role];
  const strangers = allowed
    ? children.filter((child) => child.role !== undefined && !allowed.includes(child.role))
    : [];
  return [
    ...(KNOWN.has(role) ? [] : [`an element of no standard type: ${role}`]),
    ...strangers.map((child) => `${String(child.role)} directly in ${role}`),
    ...(role === 'Figure' && !alt?.trim() ? ['a figure without an alternative'] : []),
    ...(role === 'Figure' && !bbox ? ['a figure without its place'] : []),
  ];
}

const levelOf = (role = ''): number[] => {
  const level = /^H([1-6])$/.exec(role)?.[1];
  return level === undefined ? [] : [Number(level)];
};

function headingFaults(levels: readonly number[]): string[] {
  const skips = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1);
  return [
    ...(levels.length > 0 ? [] : ['there are no headings']),
    ...skips.map((level) => `a heading of level ${String(level)} skips one`),
  ];
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

/** Files with several headings are found one's way in by bookmarks. */
async function bookmarkFaults(document: Document, headings: readonly number[]): Promise<string[]> {
  const count = (marks: readonly Bookmark[]): number =>
    marks.reduce((sum, mark) => sum + 1 + count(mark.items), 0);
  const outline = (await document.getOutline()) as readonly Bookmark[] | null;
  const marks = count(outline ?? []);
  return headings.length > 4 && marks < headings.length - 2
    ? [`${String(marks)} bookmarks for ${String(headings.length)} headings`]
    : [];
}

const structureOf = (path: string): string[] =>
  execFileSync('pdfinfo', ['-struct', path], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .split('\n');

interface OpenTable {
  readonly depth: number;
  readonly rows: { header: number; cells: number; scoped: number }[];
}

/** Rows of a table are equally long, and every header cell says what it heads. */
function tableFaults(lines: readonly string[]): string[] {
  const faults: string[] = [];
  let table: OpenTable | undefined;
  const close = () => {
    if (table) faults.push(...rowFaults(table.rows));
    table = undefined;
  };
  for (const line of lines) {
    const depth = line.length - line.trimStart().length;
    const [, role = ''] = /^\s*(\w+)/.exec(line) ?? [];
    if (table && depth <= table.depth) close();
    if (role === 'Table') table = { depth, rows: [] };
    const row = table?.rows.at(-1);
    if (role === 'TR') table?.rows.push({ header: 0, cells: 0, scoped: 0 });
    else if (role === 'TH' && row) {
      row.header++;
      row.cells++;
    } else if (role === 'TD' && row) row.cells++;
    else if (line.includes('/Scope') && row) row.scoped++;
  }
  close();
  return faults;
}

function rowFaults(rows: OpenTable['rows']): string[] {
  const [first] = rows;
  return [
    ...(first && first.header === first.cells && first.cells > 0 ? [] : ['a table without a row of headers']),
    ...(rows.some(({ cells }) => cells !== first?.cells) ? ['a table with rows of different lengths'] : []),
    ...(rows.some(({ header, scoped }) => header !== scoped) ? ['a header cell that heads nothing'] : []),
  ];
}

/** pdffonts: name, type, encoding, embedded, subset, ToUnicode, object. */
function fontFaults(path: string): string[] {
  const rows = execFileSync('pdffonts', [path]).toString().trim().split('\n').slice(2);
  return rows
    .filter((row) => !/\syes\s+yes\s+yes\s+\d+\s+\d+\s*$/.test(row))
    .map((row) => `a font that is not embedded as a subset with its characters: ${row.trim()}`);
}
