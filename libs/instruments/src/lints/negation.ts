/** Words in which 别 denies nothing. */
const HARMLESS = /特别|别人|别的|分别|区别|性别|告别/g;

interface Exception {
  readonly item: string;
  readonly phrase: string;
  readonly reason: string;
}

/** Items that hold a negation all the same, each with its reason. A new instrument has none. */
const EXCEPTIONS: Readonly<Record<string, readonly Exception[]>> = {
  'emotional-wellbeing-b@1.0.0': [
    { item: 'lw_worry', phrase: '不好的事', reason: 'one word to a child: what is bad' },
    { item: 'lw_awake', phrase: '睡不着', reason: 'the everyday word for lying awake; no other is as plain' },
    { item: 'ln_nobody', phrase: '没人', reason: 'said of who is there, not of the feeling asked about' },
    { item: 'ln_miss', phrase: '不在身边', reason: 'attribute of the person missed, not of the missing' },
    { item: 'life_hill', phrase: '过得最不好', reason: 'names the foot of the hill; it is not answered' },
  ],
};

/**
 * Whether a Chinese stem denies something. Children under 12 answer denied items by how well they read,
 * not by how they feel.
 *
 * @param version `<instrument>@<version>`, whose documented exceptions apply
 * @see domain.md 0, finding 5
 * @example isNegated('x@1.0.0', 'q', '我不开心。') // true
 * @example isNegated('x@1.0.0', 'q', '我特别开心。') // false
 */
export function isNegated(version: string, item: string, stem: string): boolean {
  const excused = (EXCEPTIONS[version] ?? []).filter((e) => e.item === item);
  const rest = excused.reduce((text, { phrase }) => text.replaceAll(phrase, ''), stem);
  return /[不没别未勿]/.test(rest.replace(HARMLESS, ''));
}
