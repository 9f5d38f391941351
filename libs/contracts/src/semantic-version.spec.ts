import { compareVersions } from './semantic-version.js';

describe('the newer of two versions', () => {
  it('is found by numbers, not letters', () => {
    expect(['1.10.0', '1.9.0', '0.2.1', '1.9.10', '10.0.0'].sort(compareVersions)).toEqual([
      '0.2.1',
      '1.9.0',
      '1.9.10',
      '1.10.0',
      '10.0.0',
    ]);
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
  });
});
