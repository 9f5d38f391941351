import type { GreyPicture } from '../../support/grey-png.js';

/** Two pictures of one size, laid on each other. */
export interface Difference {
  /** Pixels that differ by more than the tolerated levels. */
  readonly pixels: number;
  /** The kept picture, pale, with what differs in black. */
  readonly picture: GreyPicture;
}

/**
 * Where two pictures differ.
 *
 * @param levels grey levels, of 256, by which a pixel may differ
 * @returns all pixels of the larger one where sizes differ
 */
export function differenceOf(kept: GreyPicture, drawn: GreyPicture, levels: number): Difference {
  if (kept.width !== drawn.width || kept.height !== drawn.height)
    return { pixels: Math.max(kept.pixels.length, drawn.pixels.length), picture: drawn };
  let pixels = 0;
  const marked = kept.pixels.map((grey, i) => {
    const differs = Math.abs(grey - (drawn.pixels[i] as number)) > levels;
    if (differs) pixels++;
    return differs ? 0 : 255 - Math.round((255 - grey) / 5);
  });
  return { pixels, picture: { ...kept, pixels: marked } };
}

/** The picture in squares of some pixels, each as grey as they are together: what stands where, without its edges. */
export function coarse({ width, height, pixels }: GreyPicture, side: number): GreyPicture {
  const [across, down] = [Math.floor(width / side), Math.floor(height / side)];
  const squares = new Uint8Array(across * down);
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++) {
      let sum = 0;
      for (let dy = 0; dy < side; dy++)
        for (let dx = 0; dx < side; dx++) sum += pixels[(y * side + dy) * width + x * side + dx] as number;
      squares[y * across + x] = Math.round(sum / (side * side));
    }
  return { width: across, height: down, pixels: squares };
}
