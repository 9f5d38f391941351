/**
 * Writes one thing after the other, each time the newest there is: while one is on its way to the disk, those that
 * follow take each other's place. What failed stays the newest until something newer comes or it succeeds.
 */
export class DraftWriter<T> {
  #newest: { readonly value: T } | undefined;
  #writing: Promise<void> | undefined;

  /** @param save resolves when the value is on the disk */
  constructor(private readonly save: (value: T) => Promise<void>) {}

  /** Has a value written. Whoever must know whether it was asks `settled`. */
  write(value: T): void {
    this.#newest = { value };
    this.settled().catch(() => undefined);
  }

  /**
   * Resolves when everything that was given is on the disk.
   *
   * @throws whatever `save` throws; asking again tries again
   */
  async settled(): Promise<void> {
    while (this.#newest || this.#writing) {
      this.#writing ??= this.#writeNewest();
      await this.#writing;
    }
  }

  async #writeNewest(): Promise<void> {
    const taken = this.#newest;
    this.#newest = undefined;
    try {
      if (taken) await this.save(taken.value);
    } catch (error) {
      this.#newest ??= taken;
      throw error;
    } finally {
      this.#writing = undefined;
    }
  }
}
