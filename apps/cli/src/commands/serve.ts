import type { Command } from 'commander';
import {
  createServer,
  FirstAccountsService,
  newLog,
  type Configuration,
  type OneTimeLink,
} from '@tongxing/api';
import { configuration } from '../application.js';
import { say } from '../output.js';

/** `tongxing serve` */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the web app and the API until told to stop')
    .action(() => serve(configuration()));
}

/** How somebody gets in who has no password: by a link that works once, if at all. */
type Door = (accounts: FirstAccountsService) => Promise<OneTimeLink | undefined>;

const forAdministrator: Door = (accounts) => accounts.linkForAdministrator();

/** Serves until the process is told to stop. Links go to the terminal, never into the log. */
export async function serve(config: Configuration, door = forAdministrator): Promise<void> {
  const app = await createServer(config, newLog(config.logLevel));
  await app.listen(config.port, config.host);
  const listening = await app.getUrl();
  say({ zh: `服务已启动：${listening}（按 Ctrl+C 停止）`, en: `Serving at ${listening} (Ctrl+C stops it)` });
  const link = await door(app.get(FirstAccountsService));
  if (!link) return;
  const address = `${config.url ?? listening}${link.path}`;
  say({
    zh: `请用此链接进入（仅可使用一次，有效期至 ${link.expiresAt}）：\n${address}`,
    en: `Come in by this link (it works once, until ${link.expiresAt}):\n${address}`,
  });
}
