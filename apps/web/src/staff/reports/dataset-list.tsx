import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LANGUAGE_TAGS, PROBLEMS } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { datasetsQuery } from '../queries';

type Dataset = Schemas['DatasetExport'];

/** Datasets that were asked for, with their files. */
export function DatasetList({ project, datasets }: { project: string; datasets: readonly Dataset[] }) {
  const { text, language } = useSpeech();
  const time = new Intl.DateTimeFormat(LANGUAGE_TAGS[language], { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className="scroll" role="region" aria-label={text('datasetFiles')} tabIndex={0}>
      <table className="reports prose">
        <thead>
          <tr>
            <th scope="col">{text('reportAsked')}</th>
            <th scope="col">{text('datasetShape')}</th>
            <th scope="col">{text('datasetAudience')}</th>
            <th scope="col">{text('datasetFiles')}</th>
          </tr>
        </thead>
        <tbody>
          {datasets.map((dataset) => (
            <tr key={dataset.id}>
              <td>
                <time dateTime={dataset.createdAt}>{time.format(new Date(dataset.createdAt))}</time>
              </td>
              <td>{text(dataset.shape === 'long' ? 'shapeLong' : 'shapeWide')}</td>
              <td>{text(dataset.audience === 'internal' ? 'audienceInternal' : 'audiencePublic')}</td>
              <td>
                <DatasetState project={project} dataset={dataset} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DatasetState({ project, dataset }: { project: string; dataset: Dataset }) {
  const { text, say } = useSpeech();
  switch (dataset.state) {
    case 'waiting':
    case 'running':
      return <InMaking project={project} dataset={dataset} />;
    case 'cancelled':
      return <span className="quiet">{text('datasetCancelled')}</span>;
    case 'failed':
      return (
        <>
          {text('failed')}
          {dataset.problem && (
            <>
              {' '}
              {say(PROBLEMS[dataset.problem].title)} <code>{dataset.problem}</code>
            </>
          )}
        </>
      );
    case 'ready':
      return <Files dataset={dataset} />;
  }
}

function InMaking({ project, dataset: { id, percent } }: { project: string; dataset: Dataset }) {
  const { text } = useSpeech();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      answerOf(server.POST('/api/v1/datasets/{dataset}/cancellation', { params: { path: { dataset: id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: datasetsQuery(project).queryKey }),
  });
  return (
    <>
      <progress aria-label={text('waiting')} value={percent} max={100} /> {percent} %{' '}
      <button
        type="button"
        disabled={cancel.isPending}
        onClick={() => {
          cancel.mutate();
        }}
      >
        {text('cancelDataset')}
      </button>
      {cancel.error && <ProblemNotice error={cancel.error} />}
    </>
  );
}

function Files({ dataset: { id, files, rows } }: { dataset: Dataset }) {
  const { text, language } = useSpeech();
  const size = new Intl.NumberFormat(LANGUAGE_TAGS[language], {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  return (
    <>
      <span className="quiet">
        {text('datasetRows')} {rows}
      </span>
      <ul className="files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/api/v1/datasets/${id}/files/${file.id}`} download>
              {file.name}
            </a>{' '}
            <span className="quiet">{size.format(Math.ceil(file.size / 1000))} · SHA-256</span>{' '}
            <code className="hash">{file.hash}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
