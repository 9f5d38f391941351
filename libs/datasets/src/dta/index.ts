import type { Language } from '@tongxing/contracts';
import { ByteWriter } from '../bytes/byte-writer.js';
import { checkedBatches, requireSound } from '../model/check.js';
import type { Dataset } from '../model/dataset.js';
import { LabelSets } from './label-sets.js';
import { descriptionParts, headerBytes, part } from './parts.js';
import { RowWriter } from './rows.js';

const MAP = '<map>'.length + 14 * 8 + '</map>'.length;
const DATA_TAGS = '<data></data>'.length;
const END = '</stata_dta>';

/**
 * A dataset as a Stata file of format 118 (Stata 14 and later): UTF-8, labels in both languages to be switched by
 * `label language`, reasons for missing values as `.a` to `.d`. Whole numbers take the smallest type that holds what
 * their variable declares. Labels of variables are cut after 80 characters, as Stata keeps no more; the codebook has
 * them whole.
 *
 * @param language the one that is in use when the file is opened
 * @throws DatasetFault
 * @see StataCorp, "File formats .dta" (help dta_118)
 */
export async function* dtaFile(dataset: Dataset, language: Language): AsyncGenerator<Uint8Array> {
  requireSound(dataset);
  const rows = new RowWriter(dataset.variables);
  const sets = new LabelSets(dataset.variables);
  const header = headerBytes(dataset, language);
  const parts = descriptionParts(dataset, language, sets);
  const tail = [
    part('strls', () => undefined),
    part('value_labels', (out) => {
      sets.write(out);
    }),
  ];
  const data = DATA_TAGS + dataset.rows * rows.bytes;
  yield header;
  yield mapBytes([header.length, MAP, ...lengths(parts), data, ...lengths(tail)]);
  yield* parts;
  yield Buffer.from('<data>');
  for await (const batch of checkedBatches(dataset)) yield rows.write(batch);
  yield Buffer.from('</data>');
  yield* tail;
  yield Buffer.from(END);
}

const lengths = (parts: readonly Buffer[]): number[] => parts.map(({ length }) => length);

/** Where each part begins, the closing tag and the end of the file among them. */
function mapBytes(sizes: readonly number[]): Buffer {
  const out = new ByteWriter().text('<map>').u64(0);
  let at = 0;
  for (const size of sizes) out.u64((at += size));
  return out
    .u64(at + END.length)
    .text('</map>')
    .take();
}
