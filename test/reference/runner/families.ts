import { familyA } from './family-a.js';
import { familyB } from './family-b.js';
import { familyC } from './family-c.js';
import { familyD } from './family-d.js';
import { familyE } from './family-e.js';
import { familyF } from './family-f.js';
import { familyG } from './family-g.js';
import { familyH } from './family-h.js';
import { familyZ } from './family-z.js';
import type { Family } from './registry.js';

/** By the letter that a fixture's family begins with. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  A: familyA,
  B: familyB,
  C: familyC,
  D: familyD,
  E: familyE,
  F: familyF,
  G: familyG,
  H: familyH,
  Z: familyZ,
};
