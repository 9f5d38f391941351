import type { Permission } from '@tongxing/contracts';
import type { Actor, Reach } from '../actor/index.js';

/**
 * What an actor may do where. Every decision of the API about records comes down to one of these.
 * The server itself may do everything, whoever is not known nothing.
 */

const reaches = (actor: Actor, permission: Permission, where: (reach: Reach) => boolean): boolean => {
  if (actor.kind === 'system') return true;
  return reachesWith(actor, permission).some(where);
};

const covers = (reach: Reach, project: string): boolean =>
  reach.project === undefined || reach.project === project;

/** In the whole installation, for what belongs to no project. */
export const mayEverywhere = (actor: Actor, permission: Permission): boolean =>
  reaches(actor, permission, (reach) => reach.project === undefined);

/** Somewhere, be it at one site. */
export const maySomewhere = (actor: Actor, permission: Permission): boolean =>
  reaches(actor, permission, () => true);

/** In all of a project. */
export const mayInProject = (actor: Actor, permission: Permission, project: string): boolean =>
  reaches(actor, permission, (reach) => covers(reach, project) && reach.sites === undefined);

/** Somewhere in a project, be it at one site. */
export const maySomewhereIn = (actor: Actor, permission: Permission, project: string): boolean =>
  reaches(actor, permission, (reach) => covers(reach, project));

/** At a site, with what belongs to it. */
export const mayAtSite = (actor: Actor, permission: Permission, project: string, site: string): boolean =>
  reaches(actor, permission, (reach) => covers(reach, project) && (reach.sites?.has(site) ?? true));

/** The projects in which the actor may do it somewhere. */
export function projectsWhere(actor: Actor, permission: Permission): 'all' | readonly string[] {
  if (mayEverywhere(actor, permission)) return 'all';
  return reachesWith(actor, permission).flatMap(({ project }) => project ?? []);
}

/** The sites of a project at which the actor may do it. */
export function sitesWhere(actor: Actor, permission: Permission, project: string): 'all' | readonly string[] {
  if (mayInProject(actor, permission, project)) return 'all';
  return reachesWith(actor, permission)
    .filter((reach) => covers(reach, project))
    .flatMap(({ sites }) => [...(sites ?? [])]);
}

const reachesWith = (actor: Actor, permission: Permission): readonly Reach[] =>
  'reach' in actor ? (actor.reach ?? []).filter((reach) => reach.permissions.has(permission)) : [];
