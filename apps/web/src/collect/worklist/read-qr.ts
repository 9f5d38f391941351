import decodeQR from 'qr/decode.js';

/** What the QR code in a picture says; undefined where there is none that can be read. */
export function readQr({ width, height, data }: ImageData): string | undefined {
  try {
    return decodeQR({ width, height, data });
  } catch {
    return undefined;
  }
}
