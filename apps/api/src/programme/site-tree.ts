interface Place {
  readonly id: string;
  readonly parentId: string | null;
}

/** A site and all sites below it. A site that is not among `sites` has nobody, not even itself. */
export function sitesBelow(sites: readonly Place[], root: string): ReadonlySet<string> {
  const below = new Set(sites.filter(({ id }) => id === root).map(({ id }) => id));
  for (let size = -1; size !== below.size;) {
    size = below.size;
    for (const { id, parentId } of sites) if (parentId !== null && below.has(parentId)) below.add(id);
  }
  return below;
}
