import type { Family } from './registry.js';

/** The same people at two times. */
export const familyB: Family = () => ({});
