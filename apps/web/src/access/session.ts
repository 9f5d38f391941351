import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Permission } from '@tongxing/contracts';
import { answerOf, server, ServerProblem, type Schemas } from '../shell/server';

export type Session = Schemas['SessionInfo'];

/** Who is signed in, or null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  queryFn: () =>
    answerOf(server.GET('/api/v1/session')).catch((error: unknown) => {
      if (error instanceof ServerProblem && error.code === 'sign-in-needed') return null;
      throw error;
    }),
});

/** Whether the session's owner may do something somewhere, or somewhere in a project, as the server told. */
export function mayDo(session: Session, permission: Permission, project?: string): boolean {
  return session.held.some(
    (held) =>
      held.permissions.includes(permission) &&
      (project === undefined || held.project === undefined || held.project === project),
  );
}

/** The same for whoever is signed in now; nobody may do anything. */
export function useMay(): (permission: Permission, project?: string) => boolean {
  const { data: session } = useQuery(sessionQuery);
  return (permission, project) => session != null && mayDo(session, permission, project);
}

/** The same for what only those may do who hold it in all of a project, and not at some of its sites. */
export function useMayInWhole(): (permission: Permission, project: string) => boolean {
  const { data: session } = useQuery(sessionQuery);
  return (permission, project) =>
    session?.held.some(
      (held) =>
        held.sites === undefined &&
        held.permissions.includes(permission) &&
        (held.project === undefined || held.project === project),
    ) ?? false;
}
