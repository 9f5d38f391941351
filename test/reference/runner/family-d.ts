import type { Family } from './registry.js';

/** Models with clusters and waves. */
export const familyD: Family = () => ({});
