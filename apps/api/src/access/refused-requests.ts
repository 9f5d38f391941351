import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ProblemCode } from '@tongxing/contracts';
import type { Actor } from '../platform/actor/index.js';
import { AuditLog, type AuditEvent } from '../platform/audit/index.js';
import { UnitOfWork } from '../platform/database/index.js';

/** What refusals are recorded as. Whoever merely is not signed in, or asks for what is not there, attacks nothing. */
const ACTIONS: Partial<Record<ProblemCode, AuditEvent['action']>> = {
  'request-forged': 'request.forged',
  'too-many-attempts': 'request.throttled',
  'proof-used': 'proof.refused',
  'proof-invalid': 'proof.refused',
};

const HOUR_MS = 60 * 60_000;
/** Events in an hour, from everywhere together: nobody fills a log from which nothing can be deleted. */
const MOST_EVENTS = 500;
const MOST_COUNTED = 10_000;

/**
 * Records that requests were denied, forged or made to wait: for each caller, kind and route an event with the first
 * in an hour, and again with the tenth, the hundredth and so on. Counted in memory, by each process for itself.
 *
 * Addresses are left out, and so is the route of everything about safeguarding: who was denied an alert could tell
 * that there is one.
 */
@Injectable()
export class RefusedRequests {
  readonly #counted = new Map<string, number>();
  #hour = 0;
  #events = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Looks at every answer. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', async (request) => {
      const action = actionOf(request);
      // What was answered stands; the log of it may be full or unreachable.
      if (action) await this.note(action, request.actor, routeOf(request)).catch(() => undefined);
    });
  }

  async note(action: AuditEvent['action'], actor: Actor, route: string): Promise<void> {
    const times = this.#count(JSON.stringify([action, 'id' in actor ? actor.id : null, route]));
    if (!/^10*$/.test(String(times)) || this.#events >= MOST_EVENTS) return;
    this.#events++;
    await this.unitOfWork.write((tx) => {
      this.audit.record(tx, { action, actor, detail: { route, times } });
      return Promise.resolve();
    });
  }

  #count(key: string): number {
    const hour = Math.floor(Date.now() / HOUR_MS);
    if (hour !== this.#hour) {
      this.#hour = hour;
      this.#events = 0;
      this.#counted.clear();
    }
    if (this.#counted.size >= MOST_COUNTED && !this.#counted.has(key)) return 0;
    const times = (this.#counted.get(key) ?? 0) + 1;
    this.#counted.set(key, times);
    return times;
  }
}

function actionOf({ denied, problem, headers }: FastifyRequest): AuditEvent['action'] | undefined {
  if (denied) return 'request.denied';
  if (problem === undefined) return undefined;
  if (problem === 'sign-in-needed' && headers.authorization !== undefined) return 'proof.refused';
  return ACTIONS[problem];
}

function routeOf({ method, routeOptions }: FastifyRequest): string {
  const { url = 'unknown' } = routeOptions;
  return url.includes('/safeguarding') || url.includes('/alerts') ? 'withheld' : `${method}:${url}`;
}
