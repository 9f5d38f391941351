import { guardedCell } from './cell.js';

describe('a cell that leaves in a CSV file', () => {
  it.each([
    ['village', 'village'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['-3.5', '-3.5'],
    ['+86', '+86'],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['=HYPERLINK("http://a")', '"\'=HYPERLINK(""http://a"")"'],
    ['@SUM(1)', "'@SUM(1)"],
    ['-1+1', "'-1+1"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
  ])('%s is written %s', (cell, written) => {
    expect(guardedCell(cell)).toBe(written);
  });
});
