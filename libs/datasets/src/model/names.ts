/** Words that SPSS or Stata keep for themselves. */
const RESERVED = new Set(
  (
    'all and by eq ge gt le lt ne not or to with ' +
    'alias byte double float if in int long str strl using _all _b _coef _cons _n _pi _pred _rc _skip'
  ).split(' '),
);
const NAME = /^[a-z][a-z0-9_]*$/;

/** Longest name of a variable that every program keeps whole. */
export const LONGEST_NAME = 32;

/** Whether a name is valid in SPSS, Stata and R. */
export const isVariableName = (name: string): boolean =>
  NAME.test(name) && name.length <= LONGEST_NAME && !RESERVED.has(name) && !/^str\d+$|_$/.test(name);

/**
 * Gives out names, each once. What a name cannot hold becomes `_`; what is too long is cut and numbered.
 *
 * @example new Names().take('emotional-wellbeing', 4) // 'emotional_wellbeing'
 */
export class Names {
  readonly #taken = new Set<string>();

  /** @param room characters to be left for a suffix */
  take(wanted: string, room = 0): string {
    const most = LONGEST_NAME - room;
    const plain = plainName(wanted).slice(0, most).replace(/_+$/, '');
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? '' : `_${String(n)}`;
      const name = plain.slice(0, most - suffix.length) + suffix;
      if (this.#taken.has(name) || !isVariableName(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }
}

function plainName(wanted: string): string {
  const plain = wanted
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return NAME.test(plain) ? plain : `v_${plain}`;
}
