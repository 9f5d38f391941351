import { spawnSync } from 'node:child_process';
import { COMMAND } from '../support/built.js';

const instruments = (language: string, ...args: string[]) =>
  spawnSync(process.execPath, [COMMAND, 'instruments', ...args], {
    env: { ...process.env, LC_ALL: language },
    encoding: 'utf8',
  });

const B = 'emotional-wellbeing-b@1.0.0';
const C = 'emotional-wellbeing-c@1.0.0';

describe('tongxing instruments', () => {
  it('check says of every version how its answers are judged', () => {
    const { stdout, status } = instruments('C.UTF-8', 'check');
    expect(stdout).toContain(`${B}  answers are checked by compiled rules`);
    expect(stdout.match(/^ok /gm)).toHaveLength(stdout.match(/answers are checked by/g)?.length ?? 0);
    expect(status).toBe(0);
  });

  it('diff says what differs and what may be compared', () => {
    const { stdout } = instruments('C.UTF-8', 'diff', B, C);
    expect(stdout).toMatch(/: item added; links no scores across the versions/);
    expect(stdout).toMatch(/^wellbeing: to be compared by the shared items only \(.*pm_laugh/m);
  });

  it('diff of a version with itself finds no difference', () => {
    const { stdout } = instruments('zh_CN.UTF-8', 'diff', B, B);
    expect(stdout).toContain('两个版本的题目与计分相同。');
    expect(stdout).toContain('wellbeing：分数可以比较');
  });

  it('diff fails for a version that is not there', () => {
    const { stderr, status } = instruments('C.UTF-8', 'diff', B, 'nothing@1.0.0');
    expect(stderr).toContain('there is no version nothing@1.0.0');
    expect(status).toBe(1);
  });
});
