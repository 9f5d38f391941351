import { Worker } from 'node:worker_threads';
import type { Simulation } from './simulate.js';
import type { Task } from './worker.js';

interface Done {
  readonly id: number;
  readonly simulation: Simulation;
}

/**
 * Gives tasks out to worker threads, each the next one when it is done, and hands results on as they come.
 *
 * @throws what a worker threw
 */
export async function inThreads(
  tasks: readonly Task[],
  threads: number,
  done: (task: Task, simulation: Simulation) => void,
): Promise<void> {
  const waiting = tasks.values();
  const work = async () => {
    const worker = new Worker(new URL('worker.js', import.meta.url));
    try {
      for (const task of waiting) done(task, await ask(worker, task));
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
}

const ask = (worker: Worker, task: Task): Promise<Simulation> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', ({ simulation }: Done) => {
      worker.off('error', reject);
      resolve(simulation);
    });
    worker.postMessage(task);
  });
