/** What the answers say of a question of fact. Unknown is never taken for no. */
export type Truth = 'yes' | 'no' | 'unknown';

export const truth = (holds: boolean | undefined): Truth =>
  holds === undefined ? 'unknown' : holds ? 'yes' : 'no';

/** Yes when all are; no as soon as one is not, whatever the others are. */
export const all = (...facts: readonly Truth[]): Truth =>
  facts.includes('no') ? 'no' : facts.includes('unknown') ? 'unknown' : 'yes';

/** Yes as soon as one is, whatever the others are. */
export const any = (...facts: readonly Truth[]): Truth =>
  facts.includes('yes') ? 'yes' : facts.includes('unknown') ? 'unknown' : 'no';

export const not = (fact: Truth): Truth => (fact === 'unknown' ? fact : fact === 'yes' ? 'no' : 'yes');
