import { spawnSync } from 'node:child_process';
import { COMMAND } from '../support/built.js';

const power = (language: string, ...args: string[]) =>
  spawnSync(process.execPath, [COMMAND, 'plan', 'power', ...args], {
    env: { ...process.env, LC_ALL: language },
    encoding: 'utf8',
  });

describe('tongxing plan power', () => {
  it('says what ten centres of twenty children can detect', () => {
    const { stdout, status } = power('C.UTF-8', '--centres', '10', '--children', '20');
    expect(stdout).toMatch(/^arms of 5 and 5 centres, adjusted for baseline +0\.50 SD$/m);
    expect(stdout).toMatch(/^one group before and after, no comparison +0\.28 SD$/m);
    expect(status).toBe(0);
  });

  it('says it in Chinese where the terminal is Chinese', () => {
    const { stdout } = power('zh_CN.UTF-8', '--centres', '20', '--children', '20', '--icc', '0.1');
    expect(stdout).toMatch(/^两组站点（10 个对 10 个），按基线调整 +0\.40 个标准差$/m);
  });

  it('says everything that is wrong with its options, and fails', () => {
    const { stdout, stderr, status } = power(
      'C.UTF-8',
      '--centres',
      'ten',
      '--children',
      '20',
      '--power',
      '80',
    );
    expect(stderr).toContain('--centres must be a whole number from 2 to 10000, not "ten"');
    expect(stderr).toContain('--power must be a number from 0.01 to 0.9999, not "80"');
    expect([stdout, status]).toEqual(['', 1]);
  });
});
