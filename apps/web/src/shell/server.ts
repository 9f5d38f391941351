import createClient from 'openapi-fetch';
import type { components, paths } from '../api-client/schema';
import { confirmedFetch } from './confirmation';

export type Schemas = components['schemas'];

/** Why a call failed: the server's own words, or `offline` where it was not reached. */
export class ServerProblem extends Error {
  constructor(
    readonly code: string,
    readonly title?: string,
    readonly errors: readonly { code: string; question?: string; path?: string }[] = [],
  ) {
    super(title ?? code);
  }
}

export const server = createClient<paths>({ baseUrl: '/', fetch: confirmedFetch });

// Problems come back in the language of the page, not of the browser. The other header shows that a page of
// ours asks: no other site can send it.
server.use({
  onRequest: ({ request }) => {
    request.headers.set('accept-language', document.documentElement.lang);
    request.headers.set('x-requested-by', 'tongxing');
    return request;
  },
});

/**
 * What the server answered.
 *
 * @throws ServerProblem
 */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error } = await call.catch(() => {
    throw new ServerProblem('offline');
  });
  if (data !== undefined) return data;
  throw isProblem(error)
    ? new ServerProblem(error.code, error.title, error.errors)
    : new ServerProblem('unexpected');
}

/** Every item of a paged list. */
export async function everyItem<T>(
  pageAfter: (after: string | undefined) => Promise<{ items: T[]; next?: string | undefined }>,
): Promise<T[]> {
  const items: T[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await pageAfter(after);
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

function isProblem(error: unknown): error is Schemas['Problem'] {
  return typeof error === 'object' && error !== null && 'code' in error && 'title' in error;
}
