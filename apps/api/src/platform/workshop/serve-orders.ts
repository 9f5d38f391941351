import { ProblemException } from '../problems/index.js';
import type { Fault, FromWorkshop, ToWorkshop } from './messages.js';
import type { Workshop } from './workshop.js';

/**
 * Does what a server orders of this process, until the server ends or ends it.
 *
 * @param open makes the workshop, of the database that the server names first
 */
export function serveOrders(
  open: (database: Extract<ToWorkshop, { database: unknown }>['database']) => Promise<Workshop>,
): void {
  let workshop: Promise<Workshop> | undefined;
  process.on('message', (message: ToWorkshop) => {
    if ('database' in message) workshop = open(message.database);
    else void answerTo(message, workshop).then((answer) => process.send?.(answer));
  });
  // Told to a whole group of processes, they are for the server: it ends this one when it may.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  // The server has ended, however it did: nobody waits for this work.
  process.on('disconnect', () => process.exit());
}

async function answerTo(
  { kind, order }: Extract<ToWorkshop, { kind: string }>,
  workshop: Promise<Workshop> | undefined,
): Promise<FromWorkshop> {
  let told = 0;
  const progress = (percent: number) => {
    if (percent <= told) return;
    told = percent;
    process.send?.({ percent } satisfies FromWorkshop);
  };
  try {
    return { made: await (await workshop)?.make(kind, order, { progress }) };
  } catch (error) {
    return error instanceof ProblemException ? { problem: error.code } : { fault: faultOf(error) };
  }
}

function faultOf(error: unknown): Fault {
  const source = ((error as { driverError?: unknown }).driverError ?? error) as Partial<Fault>;
  const { code } = source;
  return { name: source.name ?? 'Error', ...(typeof code === 'string' && { code }) };
}
