import fastifyHelmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import type { Configuration } from './platform/config/config.js';
import { NestLog } from './platform/log/logger.js';
import { logRequests } from './platform/log/request-log.js';
import { openApiDocument } from './platform/openapi/document.js';
import { ProblemFilter, ValidationPipe } from './platform/problems/index.js';
import { serveWebApp } from './platform/web/web-app.js';

/** Largest request body: a batch of the largest questionnaires fits, five megabytes of answers do not. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Scripts only from this server; styles also inline, which survey-react-ui needs. */
const CONTENT_SECURITY = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    upgradeInsecureRequests: null,
  },
};

/** The API and the web app as one server, ready to listen. */
export async function createServer(configuration: Configuration, log: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(configuration), adapter, {
    logger: new NestLog(log),
    abortOnError: false,
  });
  const fastify: FastifyInstance = adapter.getInstance();
  logRequests(fastify, log);
  await app.register(fastifyHelmet, { contentSecurityPolicy: CONTENT_SECURITY });
  app.setGlobalPrefix('api/v1');
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new ValidationPipe());
  app.enableShutdownHooks();
  const description = openApiDocument(app);
  fastify.get('/api/openapi.json', () => description);
  if (!(await serveWebApp(app, configuration.web)))
    log.warn(`no web app in ${configuration.web}: only the API is served`);
  return app;
}
