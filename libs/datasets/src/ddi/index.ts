import { LANGUAGE_TAGS, type Language } from '@tongxing/contracts';
import type { About } from '../about.js';
import { requireSound } from '../model/check.js';
import type { Dataset } from '../model/dataset.js';
import type { VariableSummary } from '../summary.js';
import { openTag } from '../xml.js';
import { studyXml } from './study.js';
import { variableXml } from './variable.js';

const XMLNS = 'ddi:codebook:2_5';
const SCHEMA = 'http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd';

/**
 * The codebook of a dataset for archives and programs: study, method, access and every variable in both languages.
 *
 * @param summaries of the variables, in their order (see `summarise`)
 * @param fileName of the data that it describes
 * @throws DatasetFault
 * @see DDI Alliance, DDI-Codebook 2.5
 */
// eslint-disable-next-line @typescript-eslint/require-await -- read like every other file
export async function* ddiFile(
  dataset: Dataset,
  about: About,
  summaries: readonly VariableSummary[],
  language: Language,
  fileName: string,
): AsyncGenerator<Uint8Array> {
  requireSound(dataset);
  const root = openTag('codeBook', {
    xmlns: XMLNS,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${XMLNS} ${SCHEMA}`,
    version: '2.5',
    'xml:lang': LANGUAGE_TAGS[language],
  });
  yield Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${studyXml(dataset, about, language, fileName)}\n<dataDscr>\n`,
  );
  for (const [i, variable] of dataset.variables.entries())
    yield Buffer.from(variableXml(variable, summaries[i] as VariableSummary, i + 1));
  yield Buffer.from('</dataDscr></codeBook>\n');
}
