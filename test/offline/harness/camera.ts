import { writeFileSync } from 'node:fs';
import encodeQR from 'qr';

const [WIDTH, HEIGHT] = [640, 480];
const [WALL, BLACK, GREY] = [200, 30, 128];
/** Side of a module in the picture, in pixels: the code fills a third of it. */
const MODULE = 7;
const FRAMES = 10;

/**
 * Writes what a camera sees that is held over a card: a code on a wall that is not quite white.
 *
 * @param path of a file in the format YUV4MPEG2, 4:2:0, which Chromium shows in the place of a camera, over and over
 */
export function filmCard(path: string, code: string): void {
  const modules = encodeQR(code, 'raw', { ecc: 'high' });
  const side = modules.length * MODULE;
  const [left, top] = [(WIDTH - side) >> 1, (HEIGHT - side) >> 1];
  const luma = Buffer.alloc(WIDTH * HEIGHT, WALL);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (modules[Math.floor(y / MODULE)]?.[Math.floor(x / MODULE)]) luma[(top + y) * WIDTH + left + x] = BLACK;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, GREY)]);
  const head = Buffer.from(`YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]));
}

/** Flags by which Chromium shows a film in the place of its camera, and asks nobody whether it may. */
export const cameraFlags = (film: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
];
