/** Runs tasks one after another, in the order they were asked for. A task that fails stops none behind it. */
export class FirstInFirstOut {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
