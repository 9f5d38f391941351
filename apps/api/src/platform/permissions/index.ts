export { declarationOf, requireDeclarations, UndeclaredRoute } from './declared.js';
export { PermissionGuard } from './permission.guard.js';
export * from './policy.js';
export { REQUIREMENT, Requires, type Requirement, type RouteReach } from './requires.js';
