import createClient from 'openapi-fetch';
import type { components, paths } from '../api-client/schema';
import { confirmedFetch } from './confirmation';

export { answerOf, ServerProblem } from './problem';

export type Schemas = components['schemas'];

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
