import encodeQr from 'qr';
import PDFDocument from 'pdfkit';
import { fontFile } from '@tongxing/report';

/** A card says which project it belongs to and a study code: never who carries it. */
export interface CardSheet {
  /** Printed above the cards and cut off with the margin. */
  readonly heading: string;
  readonly studyCodes: readonly string[];
}

const MM = 72 / 25.4;
const PAGE = { width: 210 * MM, height: 297 * MM };
const CARD = { width: 90 * MM, height: 52 * MM };
const COLUMNS = 2;
const ROWS = 5;
const LEFT = (PAGE.width - COLUMNS * CARD.width) / 2;
const TOP = 20 * MM;
/** With its quiet zone: the code itself is 27 mm wide, and scanners need 25. */
const QR_SIZE = 36 * MM;
const QUIET_MODULES = 4;
const PADDING = 5 * MM;
const CUT_LINE = '#9ca3af';

/**
 * A4 sheets of ten cards, to be printed on any office printer and cut along the lines. The QR code has the highest
 * error correction: a third of it may be soiled. Beside it stands the code in digits, to be typed where no camera is.
 *
 * @param printedAt instant that the file carries as its date
 */
export async function cardSheets(
  mark: string,
  sheets: readonly CardSheet[],
  printedAt: Date,
): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: mark, CreationDate: printedAt },
  });
  doc.registerFont('regular', fontFile('regular')).registerFont('bold', fontFile('bold'));
  for (const { heading, studyCodes } of sheets)
    for (let start = 0; start < studyCodes.length; start += COLUMNS * ROWS) {
      doc.addPage();
      doc.font('regular').fontSize(8).fillColor('#374151');
      doc.text(heading, LEFT, 10 * MM, { width: COLUMNS * CARD.width, lineBreak: false, ellipsis: true });
      studyCodes.slice(start, start + COLUMNS * ROWS).forEach((code, i) => {
        const x = LEFT + (i % COLUMNS) * CARD.width;
        drawCard(doc, mark, code, x, TOP + Math.floor(i / COLUMNS) * CARD.height);
      });
    }
  return bytesOf(doc);
}

type Doc = InstanceType<typeof PDFDocument>;

function drawCard(doc: Doc, mark: string, code: string, x: number, y: number): void {
  doc.lineWidth(0.3).dash(2, { space: 2 }).rect(x, y, CARD.width, CARD.height).stroke(CUT_LINE).undash();
  drawQr(doc, code, x + PADDING, y + (CARD.height - QR_SIZE) / 2);
  const left = x + PADDING + QR_SIZE + 4 * MM;
  const width = CARD.width - (left - x) - PADDING;
  drawMark(doc, left, y + 10 * MM);
  doc.font('regular').fontSize(8).fillColor('#111827');
  doc.text(mark, left, y + 18 * MM, { width, height: 8 * MM, ellipsis: true });
  doc
    .font('bold')
    .fontSize(17)
    .text(code, left, y + 31 * MM, { width, lineBreak: false });
}

function drawQr(doc: Doc, text: string, x: number, y: number): void {
  const matrix = encodeQr(text, 'raw', { ecc: 'high', border: QUIET_MODULES });
  const module = QR_SIZE / matrix.length;
  matrix.forEach((row, r) => {
    row.forEach((isDark, c) => {
      if (isDark) doc.rect(x + c * module, y + r * module, module, module);
    });
  });
  doc.fill('#000000');
}

/** Two people side by side, as on every page of Tongxing. */
function drawMark(doc: Doc, x: number, y: number): void {
  const scale = (6 * MM) / 32;
  doc.save().translate(x, y).scale(scale);
  doc.roundedRect(0, 0, 32, 32, 7).fill('#155e75');
  doc.circle(11, 10, 4).circle(21.5, 13, 3).fill('#ffffff');
  doc.path('M5 26c0-6 3-10 6-10s6 4 6 10zM17.8 26c0-4.5 1.7-8.5 3.7-8.5S26 21.5 26 26z').fill('#ffffff');
  doc.restore();
}

function bytesOf(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    doc.on('error', reject);
    doc.end();
  });
}
