import type { Command } from 'commander';
import { createServer, newLog, type Configuration } from '@tongxing/api';
import { configuration } from '../application.js';
import { say } from '../output.js';

/** `tongxing serve` */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the web app and the API until told to stop')
    .action(() => serve(configuration()));
}

/** Serves until the process is told to stop. */
export async function serve(config: Configuration): Promise<void> {
  const app = await createServer(config, newLog(config.logLevel));
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  say({ zh: `服务已启动：${url}（按 Ctrl+C 停止）`, en: `Serving at ${url} (Ctrl+C stops it)` });
}
