import { FirstAccountsService } from './access/index.js';
import { ConfigurationError, readConfiguration } from './platform/config/config.js';
import { newLog } from './platform/log/logger.js';
import { createServer } from './server.js';

try {
  const configuration = readConfiguration(process.env);
  const log = newLog(configuration.logLevel);
  const app = await createServer(configuration, log);
  await app.listen(configuration.port, configuration.host);
  const listening = await app.getUrl();
  log.info(`listening on ${listening}`);
  const link = await app.get(FirstAccountsService).linkForAdministrator();
  // To the terminal and never into the log: whoever has it becomes the first administrator.
  if (link) process.stdout.write(`${configuration.url ?? listening}${link.path}\n`);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`The configuration is wrong:\n${error.message}\n`);
  process.exitCode = 78;
}
