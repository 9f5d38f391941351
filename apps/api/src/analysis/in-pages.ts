const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Rows in the order of ids, a page at a time; the next page is on its way while one is being looked at.
 *
 * @param read the rows after an id
 */
export async function* inPages<Row extends { readonly id: string }>(
  read: (after: string) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let next = read(BEFORE_ALL); ;) {
    const page = await next;
    const last = page.at(-1);
    if (!last) return;
    next = read(last.id);
    // Who stops in between never asks what became of it.
    next.catch(() => undefined);
    yield page;
  }
}
