/**
 * A number as reports print it: fixed decimals, a true minus sign, and never a negative zero.
 *
 * @example formatNumber(-1.25, 1) // '−1.3'
 * @example formatNumber(-0.04, 1) // '0.0'
 * @example formatNumber(3e-9, 1) // '0.0'
 */
export function formatNumber(value: number, decimals: number): string {
  const rounded = roundHalfAway(value, decimals);
  return (rounded < 0 ? '−' : '') + Math.abs(rounded).toFixed(decimals);
}

/** toFixed on the decimal text, not on the binary fraction below it: 1.25 is 1.3, as a reader would round it. */
function roundHalfAway(value: number, decimals: number): number {
  // Very small and very large numbers come with an exponent of their own.
  const [digits = '', exponent = '0'] = Math.abs(value).toPrecision(15).split('e');
  const shifted = Number(`${digits}e${String(Number(exponent) + decimals)}`);
  return (Math.sign(value) * Math.round(shifted)) / 10 ** decimals;
}

/**
 * One end of an interval. An end that is not zero never prints as zero: whether an interval leaves zero out is
 * what it is read for.
 *
 * @example formatBound(-0.0021, 1) // '−0.002'
 * @example formatBound(3.26, 1) // '3.3'
 */
export function formatBound(value: number, decimals: number): string {
  const enough = [decimals, decimals + 1, decimals + 2].find((d) => roundHalfAway(value, d) !== 0);
  return value === 0 || enough === undefined ? formatNumber(value, decimals) : formatNumber(value, enough);
}

/** A change with its sign always shown: `+4.2`, `−1.1`, `0.0`. */
export function formatSigned(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return /^[0.]+$/.test(text) || text.startsWith('−') ? text : `+${text}`;
}

/**
 * A p-value as reports print it; small ones as a bound, because their digits mean nothing.
 *
 * @example formatP(0.00004) // '< 0.001'
 */
export function formatP(p: number): string {
  return p < 0.001 ? '< 0.001' : formatNumber(p, 3);
}

/**
 * Degrees of freedom: whole ones as they are, Satterthwaite's with one decimal.
 *
 * @example formatDf(211) // '211'
 * @example formatDf(7.26) // '7.3'
 */
export function formatDf(df: number): string {
  return Number.isInteger(df) ? String(df) : formatNumber(df, 1);
}

/**
 * A count with what is counted, in English.
 *
 * @example counted(1, 'item') // '1 item'
 * @example counted(3, 'item') // '3 items'
 */
export const counted = (count: number, one: string): string =>
  `${String(count)} ${count === 1 ? one : `${one}s`}`;

/** A space at which no line breaks. */
const NO_BREAK = '\u00a0';

/**
 * A symbol with its figure, which stay on one line: `n = 425`, `p < 0.001`.
 *
 * @param figure as it is printed; one that is a bound brings its own sign
 * @example formatEquation('n', '425') === 'n\u00a0=\u00a0425' // true
 */
export function formatEquation(symbol: string, figure: string): string {
  const text = figure.startsWith('<') ? `${symbol} ${figure}` : `${symbol} = ${figure}`;
  return text.replaceAll(' ', NO_BREAK);
}
