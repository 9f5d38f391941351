/**
 * Which side of a value a probability is counted on. The small side is asked for by name: one minus the large
 * side keeps nothing under 1e-16.
 */
export type Tail = 'lower' | 'upper';
