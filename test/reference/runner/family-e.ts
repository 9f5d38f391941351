import type { Family } from './registry.js';

/** Several outcomes at once. */
export const familyE: Family = () => ({});
