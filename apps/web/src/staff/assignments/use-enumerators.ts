import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../access/session';
import type { Schemas } from '../../shell/server';
import { enumeratorsQuery } from './queries';
import { useAssignmentText } from './texts';

/** Who collects here, for who may give assignments, and what an account is called. */
export function useEnumerators(project: string): {
  readonly enumerators: readonly Schemas['Enumerator'][];
  readonly nameOf: (account: string | undefined) => string;
} {
  const text = useAssignmentText();
  const may = useMay();
  const { data: enumerators = [] } = useQuery({
    ...enumeratorsQuery(project),
    enabled: may('assignments.write', project),
  });
  return {
    enumerators,
    nameOf: (account) =>
      account === undefined
        ? text('team')
        : (enumerators.find(({ id }) => id === account)?.displayName ?? text('user')),
  };
}
