/** A page as a reader that knows nothing of Tongxing sees it. */
export interface PrintedPage {
  /** The text of each tagged element, in reading order; page numbers and repeated headers are left out. */
  readonly texts: readonly string[];
}

export interface PrintedDocument {
  /** What the file says of itself; empty where it says nothing. */
  readonly keywords: string;
  readonly pages: readonly PrintedPage[];
}

/**
 * Reads a PDF back with a parser that is not ours.
 *
 * @throws Error where the bytes are no PDF that can be read
 */
export async function printedDocument(pdf: Uint8Array): Promise<PrintedDocument> {
  // Loaded when first needed: it is as large as all else together.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // The parser takes the bytes for itself, and runs nothing that a file may hold.
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, isEvalSupported: false });
  try {
    const document = await task.promise;
    const { info } = await document.getMetadata();
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      pages.push({ texts: elementsOf(items) });
    }
    return { keywords: keywordsOf(info), pages };
  } finally {
    await task.destroy();
  }
}

type Item =
  { readonly str: string; readonly hasEOL: boolean } | { readonly type: string; readonly tag?: string };

interface Element {
  readonly furniture: boolean;
  /** Labels of a figure stand apart; lines of a paragraph are one text. */
  readonly apart: boolean;
  readonly lines: string[];
}

function elementsOf(items: readonly Item[]): string[] {
  const texts: string[] = [];
  const open: Element[] = [];
  for (const item of items) {
    const current = open.at(-1);
    if ('str' in item) current?.lines.push(item.str);
    else if (item.type.startsWith('begin'))
      open.push({
        furniture: item.tag === 'Artifact' || current?.furniture === true,
        apart: item.tag === 'Figure',
        lines: [],
      });
    else texts.push(...textsOf(open.pop()));
  }
  return texts;
}

function textsOf(element: Element | undefined): string[] {
  if (!element || element.furniture) return [];
  const { apart, lines } = element;
  const texts = apart ? lines : [lines.map((line) => line || ' ').join('')];
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

const keywordsOf = (info: object): string =>
  'Keywords' in info && typeof info.Keywords === 'string' ? info.Keywords : '';
