import type { Column } from '../columns.js';

/**
 * The predictor whose coefficient is the intercept.
 *
 * @example [...constant(3)] // [1, 1, 1]
 */
export const constant = (rows: number): Column => new Float64Array(rows).fill(1);
