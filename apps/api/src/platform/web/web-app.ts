import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../problems/index.js';

/** Addresses that are never a page of the app: calls, and the files of an earlier build. */
const NO_PAGE = /^\/(api|assets|guardian\/assets)\//;
const YEAR_S = 31_536_000;

const SCRIPTS = "script-src 'self'";
const STYLES = "style-src 'self'";

interface OwnPage {
  readonly addresses: RegExp;
  readonly page: string;
  /** Its file, also as it was compressed at build time. */
  readonly file: RegExp;
  /** The part of the content security policy that is another for this page alone. */
  readonly policy: readonly [usual: string, own: string];
}

const ownPage = (folder: string, policy: OwnPage['policy']): OwnPage => ({
  addresses: new RegExp(`^/${folder}(/|\\?|$)`),
  page: `${folder}/index.html`,
  file: new RegExp(`${folder}/index\\.html(\\.(br|gz))?$`),
  policy,
});

/** Pages of their own beside the console. */
const OWN_PAGES: readonly OwnPage[] = [
  // The tablet's app derives the key of a PIN in WebAssembly, which no other page needs to be allowed.
  ownPage('collect', [SCRIPTS, `${SCRIPTS} 'wasm-unsafe-eval'`]),
  // Guardians hear recordings that are fetched by a token in the body, and have no address but within the page.
  ownPage('guardian', [STYLES, `media-src 'self' blob:;${STYLES}`]),
];

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
      for (const own of OWN_PAGES) if (own.file.test(path)) setPolicy(reply, own);
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) =>
    NO_PAGE.test(request.url)
      ? sendProblem(request, reply, 'not-found')
      : reply.sendFile(OWN_PAGES.find(({ addresses }) => addresses.test(request.url))?.page ?? 'index.html'),
  );
  return true;
}

function setPolicy(reply: Pick<FastifyReply, 'header' | 'getHeader'>, { policy: [usual, own] }: OwnPage): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header('content-security-policy', policy.replace(usual, own));
}
