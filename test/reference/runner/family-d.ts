import { clusterFigures } from './family-d-clusters.js';
import { waveFigures } from './family-d-waves.js';
import type { Family } from './registry.js';

/** Models with clusters and waves. */
export const familyD: Family = (input) =>
  input.roles['waves'] === undefined ? clusterFigures(input) : waveFigures(input);
