import { GroupCommit } from './group-commit.js';

describe('group commit', () => {
  const groups: (readonly number[])[] = [];
  let committed: number[] = [];
  const commit = (items: readonly number[]): Promise<readonly string[]> => {
    groups.push(items);
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        if (items.includes(13)) reject(new RangeError('13'));
        else if (items.includes(99)) reject(new Error('disk full'));
        else {
          committed.push(...items);
          resolve(items.map((item) => `stored ${String(item)}`));
        }
      }, 2);
    });
  };
  const newGroupCommit = () => new GroupCommit(commit, 3, (error) => error instanceof RangeError);
  beforeEach(() => {
    groups.length = 0;
    committed = [];
  });

  it('commits together what waits together, never more than the largest group, and answers each with its own', async () => {
    const group = newGroupCommit();
    const answers = await Promise.all([1, 2, 3, 4].map((item) => group.add(item)));
    expect(answers).toEqual(['stored 1', 'stored 2', 'stored 3', 'stored 4']);
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  it('answers only after the commit', async () => {
    const group = newGroupCommit();
    await group.add(1).then(() => {
      expect(committed).toEqual([1]);
    });
  });

  it('tries each alone where one item may be the cause, so that a bad one fails by itself', async () => {
    const group = newGroupCommit();
    const answers = await Promise.allSettled([1, 13, 2].map((item) => group.add(item)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(committed).toEqual([1, 2]);
  });

  it('fails all of a group together where the store is the cause, and goes on with the next', async () => {
    const group = newGroupCommit();
    const answers = await Promise.allSettled([1, 99, 2, 3].map((item) => group.add(item)));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled']);
    expect(groups).toEqual([[1, 99, 2], [3]]);
  });

  it('takes items that come while a group is being committed into the next', async () => {
    const group = newGroupCommit();
    const first = group.add(1);
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([first, group.add(2), group.add(3)]);
    expect(groups).toEqual([[1], [2, 3]]);
  });
});
