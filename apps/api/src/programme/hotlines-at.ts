import type { Hotline } from '@tongxing/contracts';

interface Place {
  readonly id: string;
  readonly parentId: string | null;
  readonly hotlines: readonly Hotline[] | null;
}

/**
 * The numbers that hold at a site: its own, else those of the nearest place above that has some, else the project's,
 * else none.
 *
 * @param sites of the project
 * @param ofProject the project's own numbers
 */
export function hotlinesAt(
  sites: readonly Place[],
  site: string,
  ofProject: readonly Hotline[] | null,
): Hotline[] {
  const byId = new Map(sites.map((place) => [place.id, place]));
  for (let place = byId.get(site); place; place = byId.get(place.parentId ?? ''))
    if (place.hotlines) return [...place.hotlines];
  return [...(ofProject ?? [])];
}
