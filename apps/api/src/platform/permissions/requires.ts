import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Permission } from '@tongxing/contracts';

/** What a route asks of its caller: a permission, a session without more, or nothing. */
export type Requirement = Permission | 'signed-in' | 'open';

/**
 * Where the permission must be held.
 *
 * | reach      | with `:site` or `:participant` | with `:project` only      | any other address          |
 * |------------|--------------------------------|---------------------------|----------------------------|
 * | `whole`    | at that site                   | in the whole project      | in the whole installation  |
 * | `narrowed` | somewhere in that project      | somewhere in that project | somewhere                  |
 *
 * A service behind a `narrowed` route shows and changes only what its caller reaches.
 */
export type RouteReach = 'whole' | 'narrowed';

export const REQUIREMENT = Symbol('requirement');
export const ROUTE_REACH = Symbol('route reach');

/**
 * Declares who may call a route. Every route carries one: the server does not start with a route that says
 * nothing. `signed-in` is for what concerns the caller's own account only; `open` for what anybody may do.
 */
export const Requires = (requirement: Requirement, reach: RouteReach = 'whole'): MethodDecorator =>
  applyDecorators(SetMetadata(REQUIREMENT, requirement), SetMetadata(ROUTE_REACH, reach));
