import { existsSync } from 'node:fs';

/** The command line as `npm run build` makes it. */
export const COMMAND = 'dist/cli/apps/cli/src/main.js';

/** Whether it has been built. In CI it must be; elsewhere what needs it is skipped, and says so. */
export function built(): boolean {
  if (existsSync(COMMAND)) return true;
  if (process.env['CI']) throw new Error('The command line is not built, and in CI nothing may be skipped');
  process.stderr.write('What needs the built command line is skipped: not present (npm run build)\n');
  return false;
}
