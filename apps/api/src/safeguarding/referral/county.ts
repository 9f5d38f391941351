import type { SiteEntity } from '../../programme/index.js';

/** The county of a site: the nearest above it, or itself; where there is none, the top of its tree. */
export function countyOf(site: SiteEntity, byId: ReadonlyMap<string, SiteEntity>): SiteEntity {
  let place = site;
  for (let above = parentOf(place, byId); place.kind !== 'county' && above; above = parentOf(place, byId))
    place = above;
  return place;
}

/** The counties of some of a project's sites, in the order in which they first appear. */
export function countiesAmong(sites: readonly SiteEntity[], all: readonly SiteEntity[]): SiteEntity[] {
  const byId = new Map(all.map((site) => [site.id, site]));
  return [...new Set(sites.map((site) => countyOf(site, byId)))];
}

const parentOf = ({ parentId }: SiteEntity, byId: ReadonlyMap<string, SiteEntity>): SiteEntity | undefined =>
  parentId === null ? undefined : byId.get(parentId);
