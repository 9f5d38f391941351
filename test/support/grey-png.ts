import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture in greys: one byte a pixel, 0 black to 255 white, row after row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Greys of a kept picture: 16, four bits a pixel. */
const STEP = 17;

/**
 * A picture as PNG in 16 greys, half as large as in 256.
 *
 * @see Portable Network Graphics Specification, third edition: greyscale, bit depth 4, no filter
 */
export function encodeGreyPng({ width, height, pixels }: GreyPicture): Buffer {
  const stride = Math.ceil(width / 2);
  const rows = Buffer.alloc(height * (stride + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const level = Math.round((pixels[y * width + x] as number) / STEP);
      const at = y * (stride + 1) + 1 + (x >> 1);
      rows[at] = (rows[at] as number) | (x % 2 === 0 ? level << 4 : level);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 0, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * Reads what `encodeGreyPng` wrote, and nothing else.
 *
 * @throws Error where the file is another kind of PNG
 */
export function decodeGreyPng(png: Buffer): GreyPicture {
  const chunks = chunksOf(png);
  const header = chunks.get('IHDR');
  if (!header?.subarray(8).equals(Buffer.from([4, 0, 0, 0, 0]))) throw new Error('not a picture in 16 greys');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const stride = Math.ceil(width / 2) + 1;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const both = rows[y * stride + 1 + (x >> 1)] as number;
      pixels[y * width + x] = STEP * (x % 2 === 0 ? both >> 4 : both & 15);
    }
  return { width, height, pixels };
}

/** Reads a binary portable greymap (PGM, `P5`) of 256 greys, as `pdftoppm -gray` writes it. */
export function decodeGreymap(file: Buffer): GreyPicture {
  const [head = '', width = '', height = ''] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 64).toString('latin1')) ?? [];
  if (head === '') throw new Error('not a greymap of 256 greys');
  return { width: Number(width), height: Number(height), pixels: file.subarray(head.length) };
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}
