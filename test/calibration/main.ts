/**
 * `npm run calibrate -- [--cohorts 2000] [--threads 2] [--seed 20261125] [--design TEXT]`: how estimators do on synthetic
 * studies whose truth is known. Writes a table in Markdown for each design as soon as it is done. The same
 * seed and number of cohorts give the same tables, whatever the number of threads.
 */
import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import { DESIGNS, type Design } from './design.js';
import { seedsOf } from './draws.js';
import { inThreads } from './pool.js';
import { choiceFor, together, type Simulation } from './simulate.js';
import { tableOf } from './table.js';
import type { Task } from './worker.js';

const COHORTS_A_TASK = 100;
const NICE = 10;

const { values: options } = parseArgs({
  options: {
    cohorts: { type: 'string', default: '2000' },
    threads: { type: 'string', default: '2' },
    seed: { type: 'string', default: '20261125' },
    design: { type: 'string', default: '' },
  },
});
const seed = Number(options.seed);
const shares = Math.ceil(Number(options.cohorts) / COHORTS_A_TASK);
const seeds = seedsOf(seed, DESIGNS.length * shares);

const tasks = DESIGNS.flatMap(({ name, part }, design) =>
  Array.from({ length: name.includes(options.design) ? Math.ceil(shares * part) : 0 }, (_, share): Task => {
    const id = design * shares + share;
    return { id, design, cohorts: COHORTS_A_TASK, seed: seeds[id] as number };
  }),
);

setPriority(NICE);
const done = new Map<number, Simulation>();
const waiting = [...DESIGNS.keys()].filter((design) => tasks.some((task) => task.design === design));
await inThreads(tasks, Number(options.threads), (task, simulation) => {
  done.set(task.id, simulation);
  while (waiting[0] !== undefined && isDone(waiting[0])) print(waiting.shift() as number);
});
const { user, system } = process.cpuUsage();
process.stdout.write(`Processor time: ${((user + system) / 60e6).toFixed(1)} minutes.\n`);

function isDone(design: number): boolean {
  return tasks.every((task) => task.design !== design || done.has(task.id));
}

function print(index: number): void {
  const design = DESIGNS[index] as Design;
  const own = tasks.flatMap(({ id, design: of }) => (of === index ? (done.get(id) ?? []) : []));
  process.stdout.write(`${tableOf(design.name, choiceFor(design, seed), own.reduce(together))}\n`);
}
