import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMay } from '../../access/session';
import { Loading, ProblemNotice } from '../../shell/notice';
import { AssignmentTable } from './assignment-table';
import { Filters } from './filters';
import { GiveForm } from './give-form';
import { assignmentsQuery, type Filter } from './queries';
import { useAssignmentText } from './texts';

interface Props {
  readonly project: string;
  readonly filter: Filter;
  readonly onFilter: (change: Partial<Filter>) => void;
}

/** The assignments of a wave, a hundred at a time, and how several are given to somebody at once. */
export function AssignmentList({ project, filter, onFilter }: Props) {
  const text = useAssignmentText();
  const canGive = useMay()('assignments.write', project);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const pages = useInfiniteQuery(assignmentsQuery(project, filter));
  const shown = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const selected = shown.map(({ id }) => id).filter((id) => chosen.has(id));
  const isFiltered = filter.site !== '' || filter.state !== '' || filter.enumerator !== '';
  return (
    <section aria-labelledby="list">
      <h2 id="list">{text('list')}</h2>
      <Filters project={project} filter={filter} onFilter={onFilter} />
      {pages.isPending && <Loading />}
      {pages.isError && <ProblemNotice error={pages.error} />}
      {pages.data && shown.length === 0 && (
        <p role="status">{text(isFiltered ? 'noMatch' : 'noAssignments')}</p>
      )}
      {shown.length > 0 && (
        <AssignmentTable
          project={project}
          assignments={shown}
          {...(canGive && { chosen, onChoose: setChosen })}
        />
      )}
      {pages.hasNextPage && (
        <button type="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {text('more')}
        </button>
      )}
      {canGive && shown.length > 0 && (
        <GiveForm
          project={project}
          selected={selected}
          onGiven={() => {
            setChosen(new Set());
          }}
        />
      )}
    </section>
  );
}
