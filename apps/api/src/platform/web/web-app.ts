import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../problems/index.js';

/** Addresses that are never a page of the app: calls, and the files of an earlier build. */
const NO_PAGE = /^\/(api|assets)\//;
const YEAR_S = 31_536_000;

/** The tablet's app is a page of its own beside the console. */
const TABLET = {
  addresses: /^\/collect(\/|\?|$)/,
  page: 'collect/index.html',
  /** Also as it was compressed at build time. */
  file: /collect\/index\.html(\.(br|gz))?$/,
};
/** It derives the key of a PIN in WebAssembly, which no other page needs to be allowed. */
const SCRIPTS = "script-src 'self'";
const SCRIPTS_OF_TABLET = `${SCRIPTS} 'wasm-unsafe-eval'`;

/**
 * Serves the built web app at the root. Files whose names carry a hash may be kept for ever; addresses that
 * are no file are the app's own and get its page.
 *
 * @returns whether there is a built web app to serve
 */
export async function serveWebApp(app: NestFastifyApplication, folder: string): Promise<boolean> {
  const root = resolve(folder);
  if (!existsSync(resolve(root, 'index.html'))) return false;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const immutable = path.includes('/assets/');
      reply.header('cache-control', immutable ? `public, max-age=${String(YEAR_S)}, immutable` : 'no-cache');
      if (TABLET.file.test(path)) allowWebAssembly(reply);
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) =>
    NO_PAGE.test(request.url)
      ? sendProblem(request, reply, 'not-found')
      : reply.sendFile(TABLET.addresses.test(request.url) ? TABLET.page : 'index.html'),
  );
  return true;
}

function allowWebAssembly(reply: Pick<FastifyReply, 'header' | 'getHeader'>): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header('content-security-policy', policy.replace(SCRIPTS, SCRIPTS_OF_TABLET));
}
