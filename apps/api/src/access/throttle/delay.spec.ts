import { delayAfter, ONE_ADDRESS, ONE_NAME } from './delay.js';

describe('waiting after failures to sign in', () => {
  it('begins with the sixth try of a name, doubles, and ends at a quarter of an hour', () => {
    const delays = [0, 4, 5, 6, 7, 13, 14, 1000].map((failures) => delayAfter(failures, ONE_NAME));
    expect(delays).toEqual([0, 0, 2, 4, 8, 512, 900, 900]);
  });

  it('is never long for all names of an address: others may sit behind it', () => {
    expect([49, 50, 51, 60].map((failures) => delayAfter(failures, ONE_ADDRESS))).toEqual([0, 2, 4, 30]);
  });
});
