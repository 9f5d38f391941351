import { LANGUAGES, type Language } from '@tongxing/contracts';
import { ByteWriter } from '../bytes/byte-writer.js';
import { cutToBytes, onOneLine } from '../bytes/cut.js';
import type { Dataset } from '../model/dataset.js';
import type { NumberVariable, Variable } from '../model/variable.js';
import { ELEMENT, segmentsOf, type Segment } from './segments.js';

const BLANK = 0x20;
const LONGEST_VARIABLE_LABEL = 255;
const LONGEST_VALUE_LABEL = 120;
const FILE_LABEL = 64;
const PRODUCT = '@(#) SPSS DATA FILE Tongxing';
const UTF_8 = 65001;
const NUMERIC_FORMAT = 5;
const TEXT_FORMAT = 1;
const NUMBER_WIDTH = 8;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MEASURES = { nominal: 1, ordinal: 2, scale: 3 } as const;
/** Doubles that stand for "no value", "highest" and "lowest". */
const NO_VALUE = -Number.MAX_VALUE;
const LOWEST = -1.7976931348623155e308;

/** Everything before the cases: what the variables are, in one language, with the other's labels as attributes. */
export function dictionaryBytes(dataset: Dataset, language: Language): Buffer {
  const segments = segmentsOf(dataset.variables);
  const out = new ByteWriter();
  header(out, dataset, segments, language);
  for (const segment of segments) variableRecords(out, segment, language);
  for (const segment of segments) valueLabels(out, segment, language);
  machineRecords(out);
  extension(out, 11, 4, (part) => {
    for (const { variable, width } of segments)
      part.i32(
        MEASURES[variable.measure],
        width === 0 ? NUMBER_WIDTH : Math.min(width, 40),
        width === 0 ? 1 : 0,
      );
  });
  const named = segments.filter(({ isFirst }) => isFirst);
  textExtension(out, 13, named.map(({ shortName, variable }) => `${shortName}=${variable.name}`).join('\t'));
  const long = named.flatMap(({ shortName, variable }) =>
    variable.kind === 'text' && variable.width > 255
      ? `${shortName}=${String(variable.width).padStart(5, '0')}\0\t`
      : [],
  );
  if (long.length > 0) textExtension(out, 14, long.join(''));
  extension(out, 16, 8, (part) => part.u64(1).u64(dataset.rows));
  textExtension(out, 18, attributes(dataset.variables, language));
  textExtension(out, 20, 'UTF-8');
  return out.i32(999, 0).take();
}

function header(
  out: ByteWriter,
  { title, asOf, rows }: Dataset,
  segments: readonly Segment[],
  language: Language,
) {
  const elements = segments.reduce((sum, segment) => sum + segment.elements, 0);
  const compressed = 1;
  const bias = 100;
  const [day, time] = [asOf.slice(0, 10), asOf.slice(11, 19)];
  const date = `${day.slice(8)} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? 'Jan'} ${day.slice(2, 4)}`;
  out
    .text('$FL2')
    .field(PRODUCT, 60, BLANK)
    .i32(2, elements, compressed, 0, rows <= 0x7fffffff ? rows : -1)
    .f64(bias)
    .field(date, 9, BLANK)
    .field(time, 8, BLANK)
    .field(cutToBytes(onOneLine(title[language]), FILE_LABEL), FILE_LABEL, BLANK)
    .field('', 3, 0);
}

function variableRecords(out: ByteWriter, segment: Segment, language: Language): void {
  const { variable, shortName, width, elements, isFirst } = segment;
  const missing = variable.kind === 'number' ? variable.missing : [];
  const decimals = variable.kind === 'number' ? variable.decimals : 0;
  const format =
    width === 0
      ? (NUMERIC_FORMAT << 16) | (NUMBER_WIDTH << 8) | decimals
      : (TEXT_FORMAT << 16) | (Math.min(width, 255) << 8);
  out.i32(2, width, isFirst ? 1 : 0, missing.length, format, format).field(shortName, ELEMENT, BLANK);
  if (isFirst) {
    const label = Buffer.from(cutToBytes(onOneLine(variable.label[language]), LONGEST_VARIABLE_LABEL));
    out.i32(label.length).raw(label).padTo(4, BLANK);
  }
  for (const { value } of missing) out.f64(value);
  for (let i = 1; i < elements; i++) out.i32(2, -1, 0, 0, 0, 0).field('', ELEMENT, BLANK);
}

const labelsOf = (variable: Variable): NumberVariable['values'] =>
  variable.kind === 'number' ? [...variable.values, ...variable.missing] : [];

function valueLabels(out: ByteWriter, { variable, position }: Segment, language: Language): void {
  const labels = labelsOf(variable);
  if (labels.length === 0) return;
  out.i32(3, labels.length);
  for (const { value, label } of labels) {
    const text = Buffer.from(cutToBytes(onOneLine(label[language]), LONGEST_VALUE_LABEL));
    const rest = (ELEMENT - ((text.length + 1) % ELEMENT)) % ELEMENT;
    out.f64(value).u8(text.length).raw(text).field('', rest, BLANK);
  }
  out.i32(4, 1, position);
}

/** The other language's labels, as attributes that SPSS keeps with each variable. */
function attributes(variables: readonly Variable[], language: Language): string {
  const quoted = (text: string) => `('${onOneLine(text).replaceAll("'", '’')}'\n)`;
  return variables
    .map((variable) => {
      const others = LANGUAGES.filter((other) => other !== language).flatMap((other) => [
        `Label_${other}${quoted(variable.label[other])}`,
        ...(labelsOf(variable).length > 0
          ? [
              `Values_${other}${quoted(
                labelsOf(variable)
                  .map(({ value, label }) => `${String(value)}=${onOneLine(label[other])}`)
                  .join('; '),
              )}`,
            ]
          : []),
      ]);
      return `${variable.name}:${others.join('')}`;
    })
    .join('/');
}

function machineRecords(out: ByteWriter): void {
  const [anyMachine, ieee754, compression, littleEndian] = [-1, 1, 1, 2];
  extension(out, 3, 4, (part) => part.i32(1, 0, 0, anyMachine, ieee754, compression, littleEndian, UTF_8));
  extension(out, 4, 8, (part) => part.f64(NO_VALUE).f64(Number.MAX_VALUE).f64(LOWEST));
}

function extension(out: ByteWriter, subtype: number, size: number, write: (part: ByteWriter) => void): void {
  const part = new ByteWriter();
  write(part);
  out.i32(7, subtype, size, part.length / size).raw(part.take());
}

const textExtension = (out: ByteWriter, subtype: number, text: string): void => {
  extension(out, subtype, 1, (part) => part.text(text));
};
