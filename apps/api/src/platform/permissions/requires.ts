import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@tongxing/contracts';

/** What a route asks of its caller: a permission, a session without more, or nothing. */
export type Requirement = Permission | 'signed-in' | 'open';

export const REQUIREMENT = Symbol('requirement');

/**
 * Declares who may call a route. Every route carries one: the server does not start with a route that says
 * nothing. `signed-in` is for what concerns the caller's own account only; `open` for what anybody may do.
 */
export const Requires = (requirement: Requirement): MethodDecorator => SetMetadata(REQUIREMENT, requirement);
