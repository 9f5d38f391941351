import type { Block } from '../document.js';
import { villageSheets } from '../sections/villages.js';
import type { Writer } from '../sections/writer.js';

/** One page for each village that was rated, to be handed to its own people. */
export function village(from: Writer): Block[] {
  const sheets = villageSheets(from);
  return sheets.length > 0 ? sheets : [{ kind: 'paragraph', text: from.term('noVillages') }];
}
