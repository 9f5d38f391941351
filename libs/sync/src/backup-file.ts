import { SealedItem } from '@tongxing/contracts';
import { jsonOf } from './json.js';

const VERSION = 1;

interface ReadBackup {
  readonly items: readonly SealedItem[];
  /** How many items the file says it holds and does not. */
  readonly missing: number;
}

/**
 * All sealed items of a device as one file, for a supervisor to bring to another machine. One line each, so that a
 * file that was cut short loses only what is cut off. Nothing in it can be read but by the server.
 *
 * @returns lines of JSON: first what the file is, then the items
 */
export const writeBackup = (items: readonly SealedItem[]): string =>
  [{ tongxing: 'outbox', version: VERSION, items: items.length }, ...items]
    .map((line) => JSON.stringify(line) + '\n')
    .join('');

/** The whole items of such a file; undefined where it is none. */
export function readBackup(file: string): ReadBackup | undefined {
  const [head = '', ...lines] = file.split('\n');
  const { tongxing, version, items: told } = { ...(jsonOf(head) as object | null) } as Record<string, unknown>;
  if (tongxing !== 'outbox' || version !== VERSION || typeof told !== 'number') return undefined;
  const items = lines.flatMap((line) => SealedItem.safeParse(jsonOf(line)).data ?? []);
  return { items, missing: Math.max(0, told - items.length) };
}
