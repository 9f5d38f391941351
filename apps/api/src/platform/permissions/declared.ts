import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { REQUIREMENT, ROUTE_REACH, type Requirement, type RouteReach } from './requires.js';

/** A route says nothing of who may call it. The server must not start. */
export class UndeclaredRoute extends Error {
  override readonly name = 'UndeclaredRoute';

  constructor(routes: readonly string[]) {
    super(`these routes do not declare who may call them: ${routes.join(', ')}`);
  }
}

type Handler = (...args: never[]) => unknown;

/** What a handler declares by `@Requires`. @throws UndeclaredRoute */
export function declarationOf(handler: Handler | object): { requirement: Requirement; reach: RouteReach } {
  const requirement = Reflect.getMetadata(REQUIREMENT, handler) as Requirement | undefined;
  if (requirement === undefined) throw new UndeclaredRoute([(handler as { name: string }).name]);
  return { requirement, reach: Reflect.getMetadata(ROUTE_REACH, handler) as RouteReach };
}

/** Goes through every handler of every controller. @throws UndeclaredRoute naming all that declare nothing */
export function requireDeclarations(app: INestApplicationContext): void {
  const undeclared = [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ name, metatype }) => {
      const prototype = (metatype as { prototype: Record<string, object> }).prototype;
      return new MetadataScanner()
        .getAllMethodNames(prototype)
        .filter((method) => Reflect.hasMetadata(METHOD_METADATA, prototype[method] as object))
        .filter((method) => !Reflect.hasMetadata(REQUIREMENT, prototype[method] as object))
        .map((method) => `${String(name)}.${method}`);
    });
  if (undeclared.length > 0) throw new UndeclaredRoute(undeclared);
}
