import { parentPort } from 'node:worker_threads';
import { DESIGNS, type Design } from './design.js';
import { simulate } from './simulate.js';

/** A share of a design's cohorts. */
export interface Task {
  readonly id: number;
  /** Its place among the designs. */
  readonly design: number;
  readonly cohorts: number;
  readonly seed: number;
}

parentPort?.on('message', ({ id, design, cohorts, seed }: Task) => {
  parentPort?.postMessage({ id, simulation: simulate(DESIGNS[design] as Design, cohorts, seed) });
});
