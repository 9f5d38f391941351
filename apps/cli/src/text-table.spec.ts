import { textTable, textWidth } from './text-table.js';

describe('a table on a terminal', () => {
  it('stands in columns, Chinese characters taking two places', () => {
    const lines = textTable([
      ['两组（5 个）', '差异'],
      ['one', '0.50 SD'],
    ]).split('\n');
    expect(lines).toEqual(['两组（5 个）     差异', 'one           0.50 SD']);
    expect(lines.map(textWidth)).toEqual([21, 21]);
  });

  it('may be empty or uneven', () => {
    expect(textTable([])).toBe('');
    expect(textTable([['a'], ['b', 'c']])).toBe('a\nb  c');
  });
});
