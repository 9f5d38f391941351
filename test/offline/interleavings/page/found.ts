/** What a tablet's disk holds. */
export interface Found {
  readonly drafts: readonly { readonly id: string; readonly answers: object }[];
  readonly setAside: number;
  readonly outbox: readonly { readonly id: string; readonly state: string; readonly hash: string }[];
}

/** What came of something. `off`: the tablet was switched off meanwhile. */
export interface Outcome {
  readonly kind: 'done' | 'off' | 'fault';
  readonly fault?: string;
}
