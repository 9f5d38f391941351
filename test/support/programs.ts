import { execFileSync } from 'node:child_process';

/** Whether a program of Debian's is installed. In CI it must be; elsewhere what needs it is skipped, and says so. */
export function present(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env['CI']) throw new Error(`${program} is not installed, and in CI nothing may be skipped`);
    process.stderr.write(`What needs ${program} is skipped: not present\n`);
    return false;
  }
}
