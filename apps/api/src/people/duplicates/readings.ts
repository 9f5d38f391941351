import { pinyin, polyphonic } from 'pinyin-pro';

/** Names have two to four characters; longer ones with several readings each would multiply without end. */
const MOST_READINGS = 64;

/** A name without spaces, dots and width, in small letters. */
export const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•・‧.'-]/gu, '');

/**
 * Every way in which a name can be read aloud, in pinyin without tones: a character with several readings gives
 * several. What is no Chinese character stays as it is.
 *
 * @example readingsOf('单小乐') // has 'shanxiaole', 'danxiaole' and 'shanxiaoyue'
 */
export function readingsOf(name: string): ReadonlySet<string> {
  const characters = [...plain(name)];
  const ways = polyphonic(characters.join(''), { toneType: 'none', type: 'array' }).map((way, i) => [
    ...new Set([...way, pinyin(characters[i] ?? '', { toneType: 'none', mode: 'surname' })].filter(Boolean)),
  ]);
  const all = ways.reduce<string[]>(
    (prefixes, way) =>
      prefixes.flatMap((prefix) => way.map((syllable) => prefix + syllable)).slice(0, MOST_READINGS),
    [''],
  );
  return new Set(all.map((reading) => reading.replaceAll('ü', 'v')));
}
