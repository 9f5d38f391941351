import type { Block } from '../document.js';
import { baseline } from '../sections/baseline.js';
import { limitations, methods, provenance } from '../sections/closing.js';
import { participation } from '../sections/participation.js';
import { quality } from '../sections/quality.js';
import { results } from '../sections/results.js';
import { attendance, sites } from '../sections/sites.js';
import { subgroups } from '../sections/subgroups.js';
import { summary } from '../sections/summary.js';
import { villages } from '../sections/villages.js';
import type { Writer } from '../sections/writer.js';

/** Every part in its order. */
export const full = (from: Writer): Block[] => [
  ...summary(from),
  ...participation(from),
  ...baseline(from),
  ...results(from),
  ...subgroups(from),
  ...sites(from),
  ...villages(from),
  ...attendance(from),
  ...quality(from),
  ...limitations(from),
  ...methods(from),
  ...provenance(from),
];
