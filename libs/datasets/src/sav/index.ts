import type { Language } from '@tongxing/contracts';
import { checkedBatches, requireSound } from '../model/check.js';
import type { Dataset } from '../model/dataset.js';
import { CaseWriter } from './cases.js';
import { dictionaryBytes } from './dictionary.js';

/**
 * A dataset as an SPSS system file: UTF-8, long names, compressed, reasons for missing values as user-missing codes.
 * Labels are in one language; the other's stand in each variable's attributes. A label is cut where SPSS keeps no more
 * of it, after 255 bytes for a variable's and 120 for a value's; the codebook has it whole.
 *
 * @throws DatasetFault
 * @see PSPP, System File Format (GNU PSPP developers' manual)
 */
export async function* savFile(dataset: Dataset, language: Language): AsyncGenerator<Uint8Array> {
  requireSound(dataset);
  yield dictionaryBytes(dataset, language);
  const cases = new CaseWriter(dataset.variables);
  for await (const batch of checkedBatches(dataset)) yield cases.write(batch);
  yield cases.end();
}
