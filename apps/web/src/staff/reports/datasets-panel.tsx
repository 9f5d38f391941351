import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../access/session';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { datasetsQuery } from '../queries';
import { DatasetForm } from './dataset-form';
import { DatasetList } from './dataset-list';

/** Asks for datasets, shows how far they are, and hands their files out. Nothing is shown to who may take none. */
export function DatasetsPanel({ project }: { project: string }) {
  const may = useMay();
  return may('datasets.take', project) ? <Panel project={project} /> : null;
}

function Panel({ project }: { project: string }) {
  const { text } = useSpeech();
  const queries = useQueryClient();
  const datasets = useQuery(datasetsQuery(project));
  const ask = useMutation({
    mutationFn: (body: Schemas['NewDataset']) =>
      answerOf(server.POST('/api/v1/projects/{project}/datasets', { params: { path: { project } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: datasetsQuery(project).queryKey }),
  });
  const problem = ask.error ?? datasets.error;
  return (
    <section aria-labelledby="datasets">
      <h2 id="datasets">{text('datasets')}</h2>
      <p className="quiet">{text('datasetsHow')}</p>
      <DatasetForm isBusy={ask.isPending} onAsk={ask.mutate} />
      {problem && <ProblemNotice error={problem} />}
      <div aria-live="polite">
        {datasets.data?.length === 0 && <p className="quiet">{text('noDatasets')}</p>}
        {datasets.data && datasets.data.length > 0 && (
          <DatasetList project={project} datasets={[...datasets.data].reverse()} />
        )}
      </div>
    </section>
  );
}
