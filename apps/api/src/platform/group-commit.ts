interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Items that wait together are committed together, and each is answered only after its commit. A disk
 * confirms a few thousand commits a second, whatever is in them: sharing them is what makes receiving fast.
 *
 * @param commit stores all items in one transaction and returns their outcomes in the same order; when it
 *   rejects, nothing is stored
 * @param largest most items of one commit
 * @param mayBeOneItem whether a failure can come from a single item; then each is tried alone
 */
export class GroupCommit<Item, Outcome> {
  #waiting: Waiting<Item, Outcome>[] = [];
  #busy = false;

  constructor(
    private readonly commit: (items: readonly Item[]) => Promise<readonly Outcome[]>,
    private readonly largest: number,
    private readonly mayBeOneItem: (error: unknown) => boolean,
  ) {}

  /** Resolves once `item` is committed; rejects when it is not. */
  add(item: Item): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#busy) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.length > 0) {
      await nextTurn();
      const group = this.#waiting.splice(0, this.largest);
      await this.#commitGroup(group);
    }
    this.#busy = false;
  }

  async #commitGroup(group: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.commit(group.map((w) => w.item));
      group.forEach((w, i) => {
        w.resolve(outcomes[i] as Outcome);
      });
    } catch (error) {
      if (group.length > 1 && this.mayBeOneItem(error))
        for (const waiting of group) await this.#commitGroup([waiting]);
      else for (const { reject } of group) reject(error);
    }
  }
}

/** Lets the requests that have already arrived join before the group closes. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
