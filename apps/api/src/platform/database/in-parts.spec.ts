import { inParts } from './in-parts.js';

describe('finding in parts', () => {
  const parts: number[][] = [];
  const find = (part: number[]) => {
    parts.push(part);
    return Promise.resolve(part.map((value) => ({ value })));
  };
  beforeEach(() => (parts.length = 0));

  it('asks for each value once, in parts no larger than an engine takes', async () => {
    const values = Array.from({ length: 70_000 }, (_, i) => i);
    const found = await inParts([...values, ...values], find);
    expect(found).toHaveLength(70_000);
    expect(parts.map(({ length }) => length)).toEqual([32_000, 32_000, 6_000]);
  });

  it('asks nothing for nothing', async () => {
    expect(await inParts([], find)).toEqual([]);
    expect(parts).toEqual([]);
  });

  it('takes parts of another size where the statement holds more', async () => {
    await inParts([1, 2, 3], find, 2);
    expect(parts).toEqual([[1, 2], [3]]);
  });
});
