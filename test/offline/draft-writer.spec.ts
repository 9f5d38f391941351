import { DraftWriter } from '../../apps/web/src/collect/drafts/draft-writer.js';

describe('the writer of drafts', () => {
  it('writes the newest, and passes over what was replaced while it wrote', async () => {
    const written: number[] = [];
    const writer = new DraftWriter<number>(async (value) => {
      await Promise.resolve();
      written.push(value);
    });
    for (const value of [1, 2, 3, 4]) writer.write(value);
    await writer.settled();
    expect(written).toEqual([1, 4]);
  });

  it('says that a write failed to whoever asks, and tries the same again', async () => {
    const disk: number[] = [];
    let full = true;
    const writer = new DraftWriter<number>((value) => {
      if (full) return Promise.reject(new Error('full'));
      disk.push(value);
      return Promise.resolve();
    });
    writer.write(1);
    await expect(writer.settled()).rejects.toThrow('full');
    await expect(writer.settled()).rejects.toThrow('full');
    full = false;
    await writer.settled();
    expect(disk).toEqual([1]);
  });

  it('does not put what failed back over something newer', async () => {
    const disk: number[] = [];
    const writer = new DraftWriter<number>((value) => {
      if (value === 1) return Promise.reject(new Error('aborted'));
      disk.push(value);
      return Promise.resolve();
    });
    writer.write(1);
    writer.write(2);
    await writer.settled().catch(() => undefined);
    await writer.settled();
    expect(disk).toEqual([2]);
  });

  it('has everything on the disk when it settles, whatever was given meanwhile', async () => {
    let last = 0;
    const writer = new DraftWriter<number>(async (value) => {
      await Promise.resolve();
      last = value;
      if (value < 5) writer.write(value + 1);
    });
    writer.write(1);
    await writer.settled();
    expect(last).toBe(5);
  });
});
