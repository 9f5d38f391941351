/** How far a piece of work is, and whether it is still wanted. */
export interface Watch {
  /** Told now and then how far the work is, 0 to 100. */
  readonly progress?: (percent: number) => void;
  /** Aborted when the work is not wanted any more. */
  readonly signal?: AbortSignal;
}

/** Does one kind of work. It reads, and writes nothing: where it is done, nothing can be written. */
export type Craft = (order: unknown, progress: (percent: number) => void) => Promise<unknown>;

/**
 * Where work is done that would hold requests up: analyses, and reports of them. What it gives is kept by whoever
 * ordered it.
 */
export abstract class Workshop {
  protected readonly crafts = new Map<string, Craft>();

  /** Says how `kind` is done. The same is said wherever it may be done. */
  learn(kind: string, craft: Craft): void {
    this.crafts.set(kind, craft);
  }

  /**
   * Has work done. Orders are done one after another.
   *
   * @param order what a structured clone can hold, like what comes back
   * @throws ProblemException as the craft throws it; `WorkBrokenOff` where the workshop died; the signal's reason
   */
  abstract make(kind: string, order: unknown, watch?: Watch): Promise<unknown>;

  /** Ends at once, whatever is being made. */
  abstract close(): Promise<void>;
}
