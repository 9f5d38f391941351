import { createHash } from 'node:crypto';

/** Bytes of a piece: few enough to be held, and for a statement of the database. */
const PIECE = 512 * 1024;

/**
 * Hands a file on in pieces of one size, the last excepted, and tells its size and hash.
 *
 * @param keep is given each piece and its place, from 0
 */
export async function inPieces(
  bytes: AsyncIterable<Uint8Array>,
  keep: (piece: Buffer, ordinal: number) => Promise<void>,
): Promise<{ size: number; hash: string }> {
  const sha256 = createHash('sha256');
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let size = 0;
  let ordinal = 0;
  const handOn = async (most: number): Promise<void> => {
    const all = Buffer.concat(held);
    const piece = all.subarray(0, most);
    held = [all.subarray(piece.length)];
    heldBytes = all.length - piece.length;
    await keep(piece, ordinal++);
  };
  for await (const chunk of bytes) {
    sha256.update(chunk);
    size += chunk.length;
    held.push(Buffer.from(chunk));
    heldBytes += chunk.length;
    while (heldBytes >= PIECE) await handOn(PIECE);
  }
  if (heldBytes > 0) await handOn(heldBytes);
  return { size, hash: sha256.digest('hex') };
}
