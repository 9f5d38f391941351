import { printedDifferences } from './printed-differences.js';

const page = (...texts: string[]) => ({ texts });

describe('what a file says against what was made', () => {
  it('reads alike', () => {
    expect(printedDifferences([page('n', '120')], [page('n', '120')])).toEqual([]);
  });

  it('a changed figure is named with its page', () => {
    expect(printedDifferences([page('a'), page('n', '129', 'p')], [page('a'), page('n', '120', 'p')])).toEqual([
      { page: 2, printed: '129', made: '120' },
    ]);
  });

  it('what was added and what is missing do not move the rest', () => {
    expect(printedDifferences([page('a', 'new', 'b')], [page('a', 'b')])).toEqual([
      { page: 1, printed: 'new' },
    ]);
    expect(printedDifferences([page('a', 'b')], [page('a', 'old', 'b')])).toEqual([{ page: 1, made: 'old' }]);
  });

  it('a page that is missing is told line by line', () => {
    expect(printedDifferences([], [page('a', 'b')])).toEqual([
      { page: 1, made: 'a' },
      { page: 1, made: 'b' },
    ]);
  });
});
