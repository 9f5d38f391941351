import { SetMetadata } from '@nestjs/common';

export const CONFIRMED = Symbol('confirmed');

/**
 * Declares a route for which somebody must have shown lately who they are: it gives rights, or gives names away. A
 * session that was left open is not enough for it.
 */
export const Confirmed = (): MethodDecorator => SetMetadata(CONFIRMED, true);

export const needsConfirmation = (handler: object): boolean => Reflect.hasMetadata(CONFIRMED, handler);
