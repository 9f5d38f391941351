import type { components } from '../api-client/schema';

/** Why a call failed: the server's own words, or `offline` where it was not reached. */
export class ServerProblem extends Error {
  constructor(
    readonly code: string,
    readonly title?: string,
    readonly errors: readonly { code: string; question?: string; path?: string }[] = [],
  ) {
    super(title ?? code);
  }
}

/**
 * What the server answered.
 *
 * @throws ServerProblem
 */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error } = await call.catch(() => {
    throw new ServerProblem('offline');
  });
  if (data !== undefined) return data;
  throw isProblem(error)
    ? new ServerProblem(error.code, error.title, error.errors)
    : new ServerProblem('unexpected');
}

function isProblem(error: unknown): error is components['schemas']['Problem'] {
  return typeof error === 'object' && error !== null && 'code' in error && 'title' in error;
}
