import { existsSync } from 'node:fs';

/** The tablet's part of the web app as `npm run build` makes it. */
export const TABLET_APP = 'dist/web/collect';

/** The command line as `npm run build` makes it. */
export const COMMAND = 'dist/cli/apps/cli/src/main.js';

/** Whether it has been built. In CI it must be; elsewhere what needs it is skipped, and says so. */
export const built = (): boolean => isThere(COMMAND, 'command line');

/** The same of the tablet's app. */
export const tabletAppIsBuilt = (): boolean => isThere(`${TABLET_APP}/service-worker.js`, "tablet's app");

function isThere(path: string, what: string): boolean {
  if (existsSync(path)) return true;
  if (process.env['CI']) throw new Error(`The ${what} is not built, and in CI nothing may be skipped`);
  process.stderr.write(`What needs the built ${what} is skipped: not present (npm run build)\n`);
  return false;
}
