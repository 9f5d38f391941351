import { LANGUAGES, type Language } from '@tongxing/contracts';
import { ByteWriter } from '../bytes/byte-writer.js';
import { cutToCharacters, onOneLine } from '../bytes/cut.js';
import type { Dataset } from '../model/dataset.js';
import type { Variable } from '../model/variable.js';
import type { LabelSets } from './label-sets.js';
import { storageOf, typeNumber } from './storage.js';

const LONGEST_LABEL = 80;
const NAME_FIELD = 129;
const LABEL_FIELD = 321;
const FORMAT_FIELD = 57;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const label = (text: string): string => cutToCharacters(onOneLine(text), LONGEST_LABEL);

export function headerBytes({ variables, rows, title, asOf }: Dataset, language: Language): Buffer {
  const name = Buffer.from(label(title[language]));
  const month = MONTHS[Number(asOf.slice(5, 7)) - 1] ?? 'Jan';
  const stamp = `${asOf.slice(8, 10)} ${month} ${asOf.slice(0, 4)} ${asOf.slice(11, 16)}`;
  return new ByteWriter()
    .text('<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>')
    .u16(variables.length)
    .text('</K><N>')
    .u64(rows)
    .text('</N><label>')
    .u16(name.length)
    .raw(name)
    .text('</label><timestamp>')
    .u8(stamp.length)
    .text(`${stamp}</timestamp></header>`)
    .take();
}

/** The parts between the map and the data, in the file's order. */
export function descriptionParts(dataset: Dataset, language: Language, sets: LabelSets): Buffer[] {
  const { variables } = dataset;
  return [
    part('variable_types', (out) => {
      for (const variable of variables) out.u16(typeNumber(variable));
    }),
    fields('varnames', variables, NAME_FIELD, ({ name }) => name),
    part('sortlist', (out) => out.field('', 2 * (variables.length + 1), 0)),
    fields('formats', variables, FORMAT_FIELD, formatOf),
    fields('value_label_names', variables, NAME_FIELD, (_, i) => sets.nameOf(i, language) ?? ''),
    fields('variable_labels', variables, LABEL_FIELD, (v) => label(v.label[language])),
    part('characteristics', (out) => {
      characteristics(out, dataset, language, sets);
    }),
  ];
}

export function part(name: string, write: (out: ByteWriter) => unknown): Buffer {
  const out = new ByteWriter().text(`<${name}>`);
  write(out);
  return out.text(`</${name}>`).take();
}

const fields = (
  name: string,
  variables: readonly Variable[],
  width: number,
  text: (variable: Variable, i: number) => string,
): Buffer =>
  part(name, (out) => {
    variables.forEach((variable, i) => out.field(text(variable, i), width, 0));
  });

function formatOf(variable: Variable): string {
  if (variable.kind === 'text') return `%-${String(Math.min(variable.width, 20))}s`;
  return storageOf(variable) === 'double' ? `%9.${String(variable.decimals)}f` : '%8.0g';
}

/**
 * Labels in both languages, for `label language zh` and `label language en`: the language in use has the plain labels,
 * the other stands in characteristics.
 *
 * @see Stata, [D] label language
 */
function characteristics(
  out: ByteWriter,
  { title, variables }: Dataset,
  language: Language,
  sets: LabelSets,
): void {
  put(out, '_dta', '_lang_list', LANGUAGES.join(' '));
  put(out, '_dta', '_lang_c', language);
  const others = LANGUAGES.filter((other) => other !== language);
  for (const other of others) put(out, '_dta', `_lang_v_${other}`, label(title[other]));
  variables.forEach((variable, i) => {
    for (const other of others) {
      put(out, variable.name, `_lang_v_${other}`, label(variable.label[other]));
      const set = sets.nameOf(i, other);
      if (set !== undefined) put(out, variable.name, `_lang_l_${other}`, set);
    }
    if (variable.source) {
      const { instrument, version, item } = variable.source;
      put(out, variable.name, 'source', `${instrument}@${version}/${item}`);
    }
  });
}

function put(out: ByteWriter, of: string, name: string, value: string): void {
  const text = Buffer.from(`${value}\0`);
  out
    .text('<ch>')
    .i32(2 * NAME_FIELD + text.length)
    .field(of, NAME_FIELD, 0)
    .field(name, NAME_FIELD, 0)
    .raw(text)
    .text('</ch>');
}
