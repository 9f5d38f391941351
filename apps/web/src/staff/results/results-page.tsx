import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../access/session';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { ProjectHeading } from '../project-heading';
import { analysisQuery } from '../queries';
import { Analysing } from './analysing';
import { Opening } from './opening';
import { RunView } from './run-view';

/** What a project's data say so far. Before its endline data are opened it shows none of their outcomes. */
export default function ResultsPage({ project }: { project: string }) {
  const { text } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const analysis = useQuery(analysisQuery(project));
  const mutationKey = ['analyse', project];
  const analyse = useMutation({
    mutationKey,
    mutationFn: () =>
      answerOf(server.POST('/api/v1/projects/{project}/analysis', { params: { path: { project } } })),
    onSuccess: (run) => {
      queries.setQueryData(analysisQuery(project).queryKey, run);
    },
  });
  // Also one that was begun before the page was left.
  const isAnalysing = useIsMutating({ mutationKey }) > 0;
  const mayRun = may('analysis.run', project);
  return (
    <>
      <ProjectHeading project={project}>{text('results')}</ProjectHeading>
      {analysis.isPending && <Loading />}
      {analysis.isError && (
        <ProblemNotice error={analysis.error}>
          <button type="button" onClick={() => void analysis.refetch()}>
            {text('retry')}
          </button>
        </ProblemNotice>
      )}
      {analysis.data === null && (
        <Opening
          project={project}
          {...(mayRun &&
            !isAnalysing && {
              onOpen: () => {
                analyse.mutate();
              },
            })}
        />
      )}
      {analysis.data && mayRun && !isAnalysing && (
        <p className="actions">
          <button
            type="button"
            onClick={() => {
              analyse.mutate();
            }}
          >
            {text('analyse')}
          </button>
        </p>
      )}
      {isAnalysing && <Analysing project={project} />}
      {analyse.isError && <ProblemNotice error={analyse.error} />}
      {analysis.data && <RunView run={analysis.data} project={project} />}
    </>
  );
}
