import { linesOf, unbreakable, type Piece } from './line-breaking.js';

/** Every character is 10 wide. */
const piece = (text: string, ends = false): Piece => ({
  text,
  width: 10 * text.length,
  bare: 10 * text.trimEnd().length,
  ends,
});
const cut = ({ text }: Piece) => Array.from(text, (c) => piece(c));
const filled = (text: string, width: number) =>
  linesOf(
    unbreakable(text).map((part) => piece(part.text, part.ends)),
    width,
    cut,
  );
const texts = (text: string, width: number) =>
  filled(text, width).map(({ pieces }) => pieces.map((p) => p.text).join(''));

describe('lines', () => {
  it('hold as many words as fit, with the space behind each', () => {
    expect(texts('one two three', 80)).toEqual(['one two ', 'three']);
    expect(texts('one two three', 79)).toEqual(['one ', 'two ', 'three']);
  });

  it('are as wide as what is seen of them', () => {
    expect(filled('one two three', 80).map(({ width }) => width)).toEqual([70, 50]);
  });

  it('break between Chinese characters, and never before a closing mark', () => {
    expect(texts('留守儿童。', 40)).toEqual(['留守儿', '童。']);
  });

  it('cut what is wider than a whole line, and begin it on the line that is open', () => {
    expect(texts('id abcdefgh', 50)).toEqual(['id ab', 'cdefg', 'h']);
  });

  it('end where the text says so', () => {
    expect(texts('one\ntwo', 500)).toEqual(['one', 'two']);
  });

  it('lose nothing, whatever the width', () => {
    const text = 'A hash 23f4ea1220b59426 及其问卷（12–15 岁）, 95% CI −1.2 to 3.4.';
    for (let width = 1; width < 600; width += 7) expect(texts(text, width).join('')).toBe(text);
  });

  it('of a text without characters are none', () => {
    expect(texts('', 50)).toEqual([]);
  });
});
