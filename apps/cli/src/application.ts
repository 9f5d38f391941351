import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule, NestLog, newLog, readConfiguration, type Configuration } from '@tongxing/api';

/** The configuration of this process. @throws ConfigurationError */
export const configuration = (): Configuration => readConfiguration(process.env);

/** Opens the application without its server, does `work`, and closes it, whatever happens. */
export async function withApplication<T>(
  config: Configuration,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const quiet = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const app = await NestFactory.createApplicationContext(AppModule.with(config), {
    logger: new NestLog(newLog(quiet)),
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
