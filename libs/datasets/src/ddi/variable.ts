import { LANGUAGE_TAGS, LANGUAGES, type BilingualText } from '@tongxing/contracts';
import type { NumberVariable, Variable } from '../model/variable.js';
import type { VariableSummary } from '../summary.js';
import { element, openTag } from '../xml.js';

/** An element in each language, by `xml:lang`; an ID names one element of a file, and so the first. */
export const inBoth = (
  name: string,
  text: BilingualText,
  attributes: Readonly<Record<string, string>> = {},
): string =>
  LANGUAGES.map((language, i) => {
    const { ID, ...others } = attributes;
    return element(name, text[language], {
      ...(ID !== undefined && i === 0 && { ID }),
      ...others,
      'xml:lang': LANGUAGE_TAGS[language],
    });
  }).join('');

/** A variable in `dataDscr`, its children in the schema's order; hidden counts are left out. */
export function variableXml(variable: Variable, summary: VariableSummary, number: number): string {
  const { name, label, measure, source, note } = variable;
  const isNumber = variable.kind === 'number';
  return [
    openTag('var', {
      ID: `V${String(number)}`,
      name,
      files: 'F1',
      intrvl: measure === 'scale' ? 'contin' : 'discrete',
      nature: measure === 'scale' ? 'ratio' : measure,
    }),
    inBoth('labl', label),
    source?.question ? `<qstn>${inBoth('qstnLit', source.question)}</qstn>` : '',
    isNumber ? ranges(variable) : '',
    summary.valid === null ? '' : element('sumStat', String(summary.valid), { type: 'vald' }),
    note ? inBoth('txt', note) : '',
    isNumber ? categories(variable, summary) : '',
    source
      ? element('concept', `${source.instrument}@${source.version}/${source.item}`, { vocab: 'Tongxing' })
      : '',
    element('varFormat', '', { type: isNumber ? 'numeric' : 'character', schema: 'other' }),
    '</var>\n',
  ].join('');
}

function ranges({ bounds, missing }: NumberVariable): string {
  const valid = bounds
    ? `<valrng>${element('range', '', { min: String(bounds[0]), max: String(bounds[1]) })}</valrng>`
    : '';
  const codes = missing.map(({ value }) => element('item', '', { VALUE: String(value) })).join('');
  return valid + (codes === '' ? '' : `<invalrng>${codes}</invalrng>`);
}

function categories({ values, missing }: NumberVariable, { counts }: VariableSummary): string {
  const category = ({ value, label }: NumberVariable['values'][number], isMissing: boolean) => {
    const count = counts.get(value) ?? null;
    return [
      openTag('catgry', isMissing ? { missing: 'Y' } : {}),
      element('catValu', String(value)),
      inBoth('labl', label),
      count === null ? '' : element('catStat', String(count), { type: 'freq' }),
      '</catgry>',
    ].join('');
  };
  return [...values.map((v) => category(v, false)), ...missing.map((m) => category(m, true))].join('');
}
