import type { Family } from './registry.js';

/** Power and detectable effects. */
export const familyG: Family = () => ({});
