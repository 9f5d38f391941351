import type { Family } from './registry.js';

/** Attrition and missing data. */
export const familyF: Family = () => ({});
