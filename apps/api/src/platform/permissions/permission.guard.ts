import { ExecutionContext, Injectable, type CanActivate } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '@tongxing/contracts';
import type { Actor } from '../actor/index.js';
import { ProblemException } from '../problems/index.js';
import { needsConfirmation } from './confirmed.js';
import { declarationOf } from './declared.js';
import { Places } from './places.js';
import { mayAtSite, mayEverywhere, mayInProject, maySomewhere, maySomewhereIn } from './policy.js';

type Parameters = Readonly<Record<string, string>>;

/**
 * Lets through who holds what the route declares, where it is declared. What the caller does not reach and what
 * does not exist take the same way and get the same answer.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly places: Places) {}

  /** @throws ProblemException `sign-in-needed`, `not-found`, `confirmation-needed` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { requirement, reach } = declarationOf(context.getHandler());
    if (requirement === 'open') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { actor, confirmed, params } = request;
    if (actor.kind === 'anonymous') throw new ProblemException('sign-in-needed');
    const parameters = params as Parameters;
    const allowed =
      requirement === 'signed-in'
        ? actor.kind === 'user'
        : reach === 'narrowed'
          ? holdsSomewhere(actor, requirement, parameters)
          : await this.#holds(actor, requirement, parameters);
    request.denied = !allowed;
    if (!allowed) throw new ProblemException('not-found');
    if (actor.kind === 'user' && !confirmed && needsConfirmation(context.getHandler()))
      throw new ProblemException('confirmation-needed');
    return true;
  }

  async #holds(actor: Actor, permission: Permission, parameters: Parameters): Promise<boolean> {
    const { project, site } = parameters;
    if (project === undefined) return mayEverywhere(actor, permission);
    if (!maySomewhereIn(actor, permission, project)) return false;
    const places = await this.places.of(parameters);
    if (site !== undefined) places.push({ project, site });
    if (places.length === 0) return mayInProject(actor, permission, project);
    return places.every(
      (place) => place?.project === project && mayAtSite(actor, permission, project, place.site),
    );
  }
}

const holdsSomewhere = (actor: Actor, permission: Permission, { project }: Parameters): boolean =>
  project === undefined ? maySomewhere(actor, permission) : maySomewhereIn(actor, permission, project);
