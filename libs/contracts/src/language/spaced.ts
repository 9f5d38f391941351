const ENDS_LATIN = /[\u0021-\u007e]$/u;
const STARTS_LATIN = /^[\u0021-\u007e]/u;
const ENDS_CHINESE = /\p{Script=Han}$/u;
const STARTS_CHINESE = /^\p{Script=Han}/u;

/**
 * Parts of a Chinese sentence one after the other, with a space where Latin letters meet Chinese characters.
 *
 * @example spaced('比', 'north', '组') // '比 north 组'
 */
export const spaced = (...parts: readonly string[]): string =>
  parts.reduce((text, part) => {
    const meet =
      (ENDS_LATIN.test(text) && STARTS_CHINESE.test(part)) ||
      (ENDS_CHINESE.test(text) && STARTS_LATIN.test(part));
    return `${text}${meet ? ' ' : ''}${part}`;
  }, '');
