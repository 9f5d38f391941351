import { PERMISSIONS_OF, SECOND_FACTOR_ROLES, type NewGrant, type Role } from '@tongxing/contracts';
import type { Place, Wanted } from './routes.js';

/** What a request is about: something at the caller's own site, at another of the project, in another project. */
export const TARGETS = ['own site', 'other site', 'other project'] as const;
export type Target = (typeof TARGETS)[number];

/** Where a grant holds. */
export const SCOPES = ['site', 'project', 'installation'] as const;
export type Scope = (typeof SCOPES)[number];

/** Somebody who calls. Everyone but the last three is known to the server. */
export type CallerKind =
  | { readonly kind: 'user'; readonly role: Role; readonly scope: Scope; readonly secondFactor: boolean }
  | { readonly kind: 'device' }
  | { readonly kind: 'anonymous' | 'revoked session' | 'revoked device' };

/** Every role in every scope, each role that needs a second factor also without, a device, and nobody. */
export const callers = (roles: readonly Role[]): CallerKind[] => [
  ...roles.flatMap((role) =>
    SCOPES.map((scope) => ({ kind: 'user', role, scope, secondFactor: true }) as const),
  ),
  ...SECOND_FACTOR_ROLES.map(
    (role) => ({ kind: 'user', role, scope: 'installation', secondFactor: false }) as const,
  ),
  { kind: 'device' },
  { kind: 'anonymous' },
  { kind: 'revoked session' },
  { kind: 'revoked device' },
];

export const nameOf = (caller: CallerKind): string =>
  caller.kind === 'user'
    ? `${caller.role}, ${caller.scope}${caller.secondFactor ? '' : ', without second factor'}`
    : caller.kind;

export function grantOf(role: Role, scope: Scope, place: { project: string; site: string }): NewGrant {
  if (scope === 'installation') return { role };
  return { role, project: place.project, ...(scope === 'site' && { site: place.site }) };
}

/** `allowed`, `denied` (as if it were not there), or `unknown` (sign in first). */
export type Outcome = 'allowed' | 'denied' | 'unknown';

/** What should become of a request, from what is wanted and from nothing in the server. */
export function wanted(caller: CallerKind, target: Target, route: Wanted): Outcome {
  if (route.who === 'everybody') return 'allowed';
  if (caller.kind !== 'user' && caller.kind !== 'device') return 'unknown';
  if (route.place === undefined) return caller.kind === 'user' ? 'allowed' : 'denied';
  const { role, scope, secondFactor } =
    caller.kind === 'device' ? ({ role: 'enumerator', scope: 'site', secondFactor: true } as const) : caller;
  if (!secondFactor || !PERMISSIONS_OF[role].includes(route.who)) return 'denied';
  return reaches(scope, target, route.place) ? 'allowed' : 'denied';
}

function reaches(scope: Scope, target: Target, place: Place): boolean {
  if (place === 'anywhere' || scope === 'installation') return true;
  if (place === 'installation' || target === 'other project') return false;
  if (place === 'within' || scope === 'project') return true;
  return place === 'site' && target === 'own site';
}
