/** A figure of the table, as an arc: what flows into a node is what flows out of it, as parts add up to totals. */
export interface Arc {
  readonly tail: number;
  readonly head: number;
  readonly value: number;
  /** Known to everybody, whether printed or not. */
  readonly isFixed: boolean;
  isHidden: boolean;
}

interface Step {
  readonly arc: number;
  readonly isForward: boolean;
}

/**
 * A table with its margins as a network in which every figure is one arc. What a reader who knows the printed
 * figures can infer of a hidden one follows from the flows that are possible along hidden arcs: forward an arc
 * takes any number more, backward no more than its value, since counts are not negative.
 */
export class CountNetwork {
  readonly #touching: number[][] = [];

  constructor(
    nodes: number,
    readonly arcs: readonly Arc[],
  ) {
    this.#touching = Array.from({ length: nodes }, () => []);
    arcs.forEach(({ tail, head }, i) => {
      this.#touching[tail]?.push(i);
      this.#touching[head]?.push(i);
    });
  }

  /** How many values a hidden figure can have, less one; nothing beyond `most` is looked for. */
  width(index: number, most: number): number {
    const { tail, head, value } = this.arcs[index] as Arc;
    const up = this.#flow(index, head, tail, most).amount;
    return up >= most ? most : up + Math.min(value, this.#flow(index, tail, head, most).amount);
  }

  /** Figures that are not hidden yet, and which together make a hidden one less certain at the least cost. */
  cheapestCover(index: number, most: number): number[] {
    const { tail, head } = this.arcs[index] as Arc;
    const { used } = this.#flow(index, head, tail, most);
    const path = this.#cheapestPath(index, head, tail, used);
    return path.map(({ arc }) => arc).filter((arc) => !(this.arcs[arc] as Arc).isHidden);
  }

  /** The largest flow between two nodes along hidden arcs other than `without` (Edmonds and Karp). */
  #flow(without: number, from: number, to: number, most: number): { amount: number; used: Float64Array } {
    const used = new Float64Array(this.arcs.length);
    let amount = 0;
    if (from === to) return { amount: most, used };
    while (amount < most) {
      const path = this.#shortestPath(without, from, to, used);
      if (path.length === 0) break;
      const room = Math.min(most - amount, ...path.map((step) => this.#room(step, used)));
      for (const { arc, isForward } of path) used[arc] = (used[arc] as number) + (isForward ? room : -room);
      amount += room;
    }
    return { amount, used };
  }

  #room({ arc, isForward }: Step, used: Float64Array): number {
    return isForward ? Infinity : (this.arcs[arc] as Arc).value + (used[arc] as number);
  }

  /** The path of the fewest hidden arcs. */
  #shortestPath(without: number, from: number, to: number, used: Float64Array): Step[] {
    const cameBy: (Step | undefined)[] = [];
    const reached = new Set([from]);
    for (const node of reached)
      for (const step of this.#steps(node, without, used)) {
        const end = this.#end(step);
        if (reached.has(end) || !(this.arcs[step.arc] as Arc).isHidden) continue;
        cameBy[end] = step;
        if (end === to) return this.#walkedBack(cameBy, from, to);
        reached.add(end);
      }
    return [];
  }

  /** The path that hides the fewest people: Dijkstra's, the nearest node found by looking at all. */
  #cheapestPath(without: number, from: number, to: number, used: Float64Array): Step[] {
    const cost = this.#touching.map((_, node) => (node === from ? 0 : Infinity));
    const cameBy: (Step | undefined)[] = [];
    const open = new Set(cost.keys());
    while (open.size > 0) {
      const node = [...open].reduce((a, b) => ((cost[b] as number) < (cost[a] as number) ? b : a));
      if (node === to || cost[node] === Infinity) break;
      open.delete(node);
      for (const step of this.#steps(node, without, used)) {
        const { isHidden, value } = this.arcs[step.arc] as Arc;
        const reached = (cost[node] as number) + (isHidden ? 0 : value + 1);
        if (reached >= (cost[this.#end(step)] as number)) continue;
        cost[this.#end(step)] = reached;
        cameBy[this.#end(step)] = step;
      }
    }
    return cost[to] === Infinity ? [] : this.#walkedBack(cameBy, from, to);
  }

  #steps(node: number, without: number, used: Float64Array): Step[] {
    return (this.#touching[node] as number[])
      .map((arc) => ({ arc, isForward: (this.arcs[arc] as Arc).tail === node }))
      .filter(
        (step) => step.arc !== without && !(this.arcs[step.arc] as Arc).isFixed && this.#room(step, used) > 0,
      );
  }

  #end({ arc, isForward }: Step): number {
    const { tail, head } = this.arcs[arc] as Arc;
    return isForward ? head : tail;
  }

  #walkedBack(cameBy: readonly (Step | undefined)[], from: number, to: number): Step[] {
    const path: Step[] = [];
    for (let node = to; node !== from;) {
      const step = cameBy[node] as Step;
      path.unshift(step);
      const { tail, head } = this.arcs[step.arc] as Arc;
      node = step.isForward ? tail : head;
    }
    return path;
  }
}
