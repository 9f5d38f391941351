import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '@tongxing/contracts';
import { renderPdf, type ReportDocument } from '@tongxing/report';
import { decodeGreyPng, encodeGreyPng, type GreyPicture } from '../../support/grey-png.js';
import { present } from '../../support/programs.js';
import { coarse, differenceOf } from './difference.js';
import { DOCUMENTS } from './documents.js';
import { picturesOf, popplerVersion } from './pages.js';

/**
 * Pages as pictures, against those that were looked at and kept. `UPDATE_PAGES=1` keeps what is drawn now: look at it.
 *
 * Poppler draws the edges of letters a little differently from version to version. With the version that drew the kept
 * pictures (`poppler.txt`), page is held to page, pixel by pixel, so closely that one wrong digit is seen. With another,
 * pages are held to each other in squares of four by four pixels: that sees what has moved by a line's height, is cut
 * off, is missing or lies over something else; a wrong digit is for the tests of printed numbers.
 */
const KEPT = join(__dirname, 'kept');
const VERSION = join(KEPT, 'poppler.txt');
const isUpdate = process.env['UPDATE_PAGES'] === '1';

const hasPoppler = present('pdftoppm');
const isSameVersion =
  hasPoppler && existsSync(VERSION) && readFileSync(VERSION, 'utf8').trim() === popplerVersion();

/** Greys, of 256, by which a pixel may differ: what is kept is rounded to 16 greys, by 8 at most. */
const PIXEL_LEVELS = 24;
/** Of some 350 000 on a page; a digit of a table has some 20, of which two digits differ in about ten. */
const MOST_PIXELS = 4;
const SQUARE = 4;
const SQUARE_LEVELS = 64;
/** Of some 22 000 on a page. Drawn by cairo, which smooths letters in quite another way, 30 squares of a page differ. */
const MOST_SQUARES = 60;

/** Twenty pages are laid out and drawn in five seconds, on a busy machine in thirty. */
jest.setTimeout(180_000);

// Without the program, which CI must have, they are left out and `present` says so.
const withPoppler = hasPoppler ? describe : describe.skip;

/** Where a page differs from the kept one by more than is tolerated, how much and where to look; nothing where it does not. */
function faultOf(
  kept: GreyPicture,
  drawn: GreyPicture,
  closely: boolean,
): { text: string; picture: GreyPicture } | undefined {
  const { pixels, picture } = closely
    ? differenceOf(kept, drawn, PIXEL_LEVELS)
    : differenceOf(coarse(kept, SQUARE), coarse(drawn, SQUARE), SQUARE_LEVELS);
  if (pixels <= (closely ? MOST_PIXELS : MOST_SQUARES)) return undefined;
  return { text: `${String(pixels)} ${closely ? 'pixels' : 'squares'} differ`, picture };
}

const fileOf = (name: string, language: Language, page: number): string =>
  `${name}-${language}-${String(page + 1).padStart(2, '0')}.png`;

const keptOf = (name: string, language: Language): string[] =>
  readdirSync(KEPT).filter((file) => file.startsWith(`${name}-${language}-`));

/** Holds a document's pages to the kept ones; what differs is written where it can be looked at. */
function faultsOf(name: string, language: Language, document: ReportDocument): string[] {
  const drawn = picturesOf(renderPdf(document));
  const kept = keptOf(name, language).sort();
  const pages = Math.max(drawn.length, kept.length);
  const faults: string[] = [];
  let folder: string | undefined;
  for (let page = 0; page < pages; page++) {
    const file = fileOf(name, language, page);
    const [now, then] = [drawn[page], kept[page]];
    if (!now || then === undefined) {
      faults.push(`${file}: ${now ? 'there was no such page' : 'the page is gone'}`);
      continue;
    }
    const fault = faultOf(decodeGreyPng(readFileSync(join(KEPT, then))), now, isSameVersion);
    if (!fault) continue;
    folder ??= mkdtempSync(join(tmpdir(), 'tongxing-pages-'));
    writeFileSync(join(folder, file), encodeGreyPng(now));
    writeFileSync(join(folder, file.replace('.png', '-difference.png')), encodeGreyPng(fault.picture));
    faults.push(`${file}: ${fault.text}, see ${folder}`);
  }
  return faults;
}

function keep(name: string, language: Language, document: ReportDocument): void {
  mkdirSync(KEPT, { recursive: true });
  for (const file of keptOf(name, language)) rmSync(join(KEPT, file));
  picturesOf(renderPdf(document)).forEach((picture, page) => {
    writeFileSync(join(KEPT, fileOf(name, language, page)), encodeGreyPng(picture));
  });
  writeFileSync(VERSION, `${popplerVersion()}\n`);
}

const cases = Object.entries(DOCUMENTS).flatMap(([name, document]) =>
  LANGUAGES.map((language) => ({ name, language, document: () => document(language) })),
);

withPoppler('the pages of a report', () => {
  it.each(cases)('$name in $language look as they were kept', ({ name, language, document }) => {
    if (isUpdate) keep(name, language, document());
    expect(faultsOf(name, language, document())).toEqual([]);
  });
});

withPoppler('the comparison of pages bites:', () => {
  const page = (of: (document: ReportDocument) => ReportDocument) => {
    const document = (DOCUMENTS['table'] as (language: Language) => ReportDocument)('en');
    return picturesOf(renderPdf(of(document)))[1] as GreyPicture;
  };
  const table = (document: ReportDocument, cell: (text: string, row: number, column: number) => string) => ({
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === 'table'
        ? { ...block, rows: block.rows.map((row, r) => row.map((text, c) => cell(text, r, c))) }
        : block,
    ),
  });

  it('one wrong digit is seen by the version that drew the kept pages', () => {
    const [right, wrong] = [
      page((document) => document),
      page((document) =>
        table(document, (text, r, c) => (r === 40 && c === 1 ? text.replace(/\d$/, '8') : text)),
      ),
    ];
    expect(faultOf(right, right, true)).toBeUndefined();
    expect(faultOf(right, wrong, true)?.text).toMatch(/pixels differ/);
  });

  it('a row that has moved is seen by every version', () => {
    const [right, moved] = [
      page((document) => document),
      page((document) => table(document, (text, r, c) => (r === 30 && c === 3 ? 'word '.repeat(40) : text))),
    ];
    expect(faultOf(right, right, false)).toBeUndefined();
    expect(faultOf(right, moved, false)?.text).toMatch(/squares differ/);
  });
});
