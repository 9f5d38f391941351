/** What XML 1.0 cannot hold at all, be it escaped. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text inside of an element or attribute; what XML cannot hold becomes �. */
export const xmlText = (text: string): string =>
  text.replace(IMPOSSIBLE, '\uFFFD').replace(/[&<>"]/g, (c) => ESCAPES[c] as string);

/** An element with text in it. */
export const element = (
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): string => `${openTag(name, attributes)}${xmlText(text)}</${name}>`;

export const openTag = (name: string, attributes: Readonly<Record<string, string>> = {}): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(value)}"`)
    .join('')}>`;
