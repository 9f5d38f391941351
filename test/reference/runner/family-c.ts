import type { Family } from './registry.js';

/** Two groups and their balance. */
export const familyC: Family = () => ({});
