import { ConfigurationError, readConfiguration } from './platform/config/config.js';
import { newLog } from './platform/log/logger.js';
import { createServer } from './server.js';

try {
  const configuration = readConfiguration(process.env);
  const log = newLog(configuration.logLevel);
  const app = await createServer(configuration, log);
  await app.listen(configuration.port, configuration.host);
  log.info(`listening on ${await app.getUrl()}`);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`The configuration is wrong:\n${error.message}\n`);
  process.exitCode = 78;
}
