/** Words of the programme, which whoever guesses tries first. */
const OUR_WORDS = ['tongxing', '同行', '同行者'];

/** So much is a known password worth, however long it is: as much as three characters that nobody knows. */
const WORTH_OF_KNOWN = 3;
/** The least that a password must be worth. */
const LEAST_WORTH = 9;
const SHORTEST_KNOWN = 4;

let known: Promise<ReadonlySet<string>> | undefined;

/** About 49,000 passwords that were found most often in what was stolen elsewhere; read when first needed. */
function knownPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set(dictionary['passwords-common'].filter((password) => password.length >= SHORTEST_KNOWN)),
  );
  return known;
}

/**
 * Whether somebody who guesses would come to a password early: because it is known, is made of few that are (among
 * those of twelve characters and more, nearly all are), or holds a word of the programme, of the project or of the
 * account.
 *
 * @param words codes and names; too short ones, which could stand anywhere, are passed over
 * @see OWASP ASVS 5.0, 6.2.4 and 6.1.2
 */
export async function isEasilyGuessed(password: string, words: readonly string[]): Promise<boolean> {
  const typed = password.normalize('NFKC').toLowerCase();
  const own = [...OUR_WORDS, ...words.map((word) => word.normalize('NFKC').toLowerCase())];
  if (own.some((word) => isDistinct(word) && typed.includes(word))) return true;
  return worthOf(typed, await knownPasswords()) < LEAST_WORTH;
}

const isDistinct = (word: string): boolean => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 4);

/** The worth of the cheapest way to put a password together. */
function worthOf(password: string, parts: ReadonlySet<string>): number {
  const worth = [0];
  for (let end = 1; end <= password.length; end++) {
    worth[end] = (worth[end - 1] ?? 0) + 1;
    for (let start = 0; start <= end - SHORTEST_KNOWN; start++)
      if (parts.has(password.slice(start, end)))
        worth[end] = Math.min(worth[end] ?? 0, (worth[start] ?? 0) + WORTH_OF_KNOWN);
  }
  return worth[password.length] ?? 0;
}
