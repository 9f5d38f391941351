import type { Family } from './registry.js';

/** Scoring, reliability and item statistics. */
export const familyA: Family = () => ({});
