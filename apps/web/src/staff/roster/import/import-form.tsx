import { useState, type SubmitEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Loading, ProblemNotice } from '../../../shell/notice';
import { answerOf, server, type Schemas } from '../../../shell/server';
import { firstDraft, mappingOf, type Draft } from './draft';
import { ImportReport } from './import-report';
import { MappingFields } from './mapping-form';
import { base64Of, type RosterFile } from './read-columns';
import { useImportText } from './texts';

interface Props {
  readonly project: string;
  readonly file: RosterFile;
}

interface Run {
  readonly dryRun: boolean;
  readonly skipFaulty: boolean;
}

/** Explains the columns and runs the import: dry first, and stored only as it was judged. */
export function ImportForm({ project, file }: Props) {
  const text = useImportText();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(file.columns));
  const run = useMutation({
    mutationFn: async (how: Run) =>
      answerOf(
        server.POST('/api/v1/projects/{project}/roster', {
          params: { path: { project } },
          body: {
            format: file.format,
            content: await base64Of(file.content),
            mapping: mappingOf(draft, file.columns),
            ...how,
          },
        }),
      ),
    onSuccess: ({ stored }) => (stored ? queries.invalidateQueries() : undefined),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    run.mutate({ dryRun: true, skipFaulty: false });
  };
  const isStoring = run.variables?.dryRun === false;
  return (
    <>
      <form className="start" onSubmit={submit} aria-labelledby="columns">
        <h2 id="columns">{text('columns')}</h2>
        <MappingFields
          project={project}
          columns={file.columns}
          draft={draft}
          onChange={(changed) => {
            setDraft(changed);
            run.reset();
          }}
        />
        <button
          type="submit"
          disabled={run.isPending || draft.columns.participant === '' || draft.columns.site === ''}
        >
          {text('dryRun')}
        </button>
      </form>
      {run.isPending && <Loading>{text(isStoring ? 'storing' : 'running')}</Loading>}
      {run.isError && <ProblemNotice error={run.error} />}
      {run.data && (
        <Outcome
          report={run.data}
          wasDry={!isStoring}
          onStore={(skipFaulty) => {
            run.mutate({ dryRun: false, skipFaulty });
          }}
        />
      )}
    </>
  );
}

interface OutcomeProps {
  readonly report: Schemas['RosterReport'];
  readonly wasDry: boolean;
  readonly onStore: (skipFaulty: boolean) => void;
}

function Outcome({ report, wasDry, onStore }: OutcomeProps) {
  const text = useImportText();
  const [skipFaulty, setSkipFaulty] = useState(false);
  const { counts, stored } = report;
  const sound = counts.enrolled + counts.completed + counts.unchanged;
  const said = stored ? 'stored' : wasDry ? 'wouldStore' : 'notStored';
  return (
    <section aria-labelledby="report">
      <h2 id="report">{text('report')}</h2>
      <p role="status" className={stored ? 'notice good' : 'notice'}>
        {text(said)}
      </p>
      <ImportReport report={report} />
      {!stored && sound > 0 && (
        <p className="actions">
          {counts.rejected > 0 && (
            <label className="inline">
              <input
                type="checkbox"
                checked={skipFaulty}
                onChange={(event) => {
                  setSkipFaulty(event.target.checked);
                }}
              />
              {text('skipFaulty')}
            </label>
          )}
          <button
            type="button"
            className="primary"
            disabled={counts.rejected > 0 && !skipFaulty}
            onClick={() => {
              onStore(skipFaulty);
            }}
          >
            {text('store')}
          </button>
        </p>
      )}
    </section>
  );
}
