import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SecureContextOptions } from 'node:tls';
import fastifyHelmet from '@fastify/helmet';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { authenticateRequests } from './access/index.js';
import { AppModule } from './app.module.js';
import { PreviewModule } from './instruments/index.js';
import { actInRequests } from './platform/actor/index.js';
import type { Configuration } from './platform/config/config.js';
import { requirePrivate } from './platform/keys/index.js';
import { NestLog } from './platform/log/logger.js';
import { logRequests } from './platform/log/request-log.js';
import { openApiDocument } from './platform/openapi/document.js';
import { requireDeclarations } from './platform/permissions/index.js';
import { ProblemFilter, ValidationPipe } from './platform/problems/index.js';
import { keepNoAnswers } from './platform/web/kept-answers.js';
import { readGzippedBodies } from './platform/web/gzipped-bodies.js';
import { serveWebApp } from './platform/web/web-app.js';

/** Largest request body: a batch of the largest questionnaires fits, five megabytes of answers do not. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Whose word on a caller's address is taken: a TLS proxy on this machine or in its private network. */
const PROXIES = ['loopback', 'uniquelocal'];

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

/** The program that makes reports beside the server. */
const WORKSHOP = fileURLToPath(new URL('./workshop.js', import.meta.url));

/**
 * The API and the web app as one server, ready to listen.
 *
 * @param workshop the file of the program that makes reports beside it; `here` to make them in this process
 */
export async function createServer(
  configuration: Configuration,
  log: Logger,
  workshop = WORKSHOP,
): Promise<NestFastifyApplication> {
  const { url, tls } = configuration;
  // Where the server speaks TLS itself there is no proxy whose word could be taken.
  const proxies = url !== undefined && tls === undefined && PROXIES;
  const app = await newServer(
    AppModule.with(configuration, workshop === 'here' ? undefined : workshop),
    log,
    proxies,
    tls && openTls(tls),
  );
  await authenticateRequests(app);
  // After the hook that hashes a body as it came: a device signs what it sends, not what that unpacks to.
  readGzippedBodies(app.getHttpAdapter().getInstance(), BODY_LIMIT);
  const description = openApiDocument(app);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', () => description);
  if (!(await serveWebApp(app, configuration.web)))
    log.warn(`no web app in ${configuration.web}: only the API is served`);
  return app;
}

/**
 * A server that shows instrument versions from their folders and nothing else. It opens no database: what is
 * typed into a preview cannot be stored.
 *
 * @throws Error with code `ENOENT` where the web app is not built
 */
export async function createPreviewServer(
  { surveys, web }: Configuration,
  log: Logger,
): Promise<NestFastifyApplication> {
  const app = await newServer(PreviewModule.for(surveys), log);
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url === '/') reply.redirect('/preview');
    else done();
  });
  if (await serveWebApp(app, web)) return app;
  await app.close();
  throw Object.assign(new Error('the web app is not built'), { code: 'ENOENT', path: join(web, 'index.html') });
}

/** @throws Error with code `ENOENT`; ConfigurationError where everybody may read the key */
function openTls({ cert, key }: NonNullable<Configuration['tls']>): SecureContextOptions {
  requirePrivate(key);
  return { cert: readFileSync(cert), key: readFileSync(key), minVersion: 'TLSv1.2' };
}

async function newServer(
  module: DynamicModule,
  log: Logger,
  trustProxy: string[] | false = false,
  https?: SecureContextOptions,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    trustProxy,
    ...(https && { https }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLog(log),
    abortOnError: false,
  });
  const fastify: FastifyInstance = adapter.getInstance();
  requireDeclarations(app);
  logRequests(fastify, log);
  actInRequests(fastify);
  keepNoAnswers(fastify);
  await app.register(fastifyHelmet, { contentSecurityPolicy: CONTENT_SECURITY });
  app.setGlobalPrefix('api/v1');
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new ValidationPipe());
  app.enableShutdownHooks();
  return app;
}
