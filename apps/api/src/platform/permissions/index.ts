export { Confirmed } from './confirmed.js';
export { declarationOf, requireDeclarations, UndeclaredRoute } from './declared.js';
export { PermissionsModule } from './permissions.module.js';
export { Places, type Place } from './places.js';
export * from './policy.js';
export { REQUIREMENT, Requires, type Requirement, type RouteReach } from './requires.js';
