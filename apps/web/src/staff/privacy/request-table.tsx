import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { REFUSAL_REASONS } from '@tongxing/contracts';
import { Link } from 'wouter';
import { Choice } from '../../access/choice';
import { useMay } from '../../access/session';
import { SureButton } from '../../access/sure-button';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { saveFile } from '../../shell/save-file';
import { answerOf, server, type Schemas } from '../../shell/server';
import { dataRequestsQuery } from './queries';
import { usePrivacyText } from './texts';

type DataRequest = Schemas['DataRequest'];

interface Shown {
  readonly project: string;
  readonly requests: readonly DataRequest[];
  /** The present day, yyyy-mm-dd. */
  readonly today: string;
}

/** What was asked, by when it must be answered, and what became of it. */
export function RequestTable({ project, requests, today }: Shown) {
  const text = usePrivacyText();
  return (
    <div className="scroll">
      <table className="reports">
        <thead>
          <tr>
            {(['studyCode', 'kind', 'receivedOn', 'dueOn', 'state', 'actions'] as const).map((column) => (
              <th key={column} scope="col">
                {text(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <tr key={request.id}>
              <th scope="row">
                <Link href={`/projects/${project}/roster/${request.participant}`}>{request.studyCode}</Link>
              </th>
              <td>{text(request.kind)}</td>
              <td>
                <time>{request.receivedOn}</time>
              </td>
              <td>
                <time>{request.dueOn}</time>
                {request.state === 'open' && request.dueOn < today && (
                  <strong className="problem"> {text('overdue')}</strong>
                )}
              </td>
              <td>
                {text(request.state)}
                {request.reason !== undefined && `：${text(request.reason)}`}
              </td>
              <td>
                <Copies project={project} request={request} />
                {request.state === 'open' && <Answer project={project} request={request.id} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The copies to hand over, for who may read what they hold. */
function Copies({ project, request: { id, kind } }: { project: string; request: DataRequest }) {
  const text = usePrivacyText();
  const { language } = useSpeech();
  const may = useMay();
  const copy = useMutation({
    mutationFn: async (childAnswers: boolean) => {
      const call = server.GET('/api/v1/projects/{project}/data-requests/{request}/copy/pdf', {
        params: { path: { project, request: id }, query: { language, childAnswers: String(childAnswers) } },
        parseAs: 'blob',
      });
      saveFile(await answerOf(call), `tongxing-copy-${id.slice(0, 8)}.pdf`);
    },
  });
  if (!may('identities.read', project) || (kind !== 'access' && kind !== 'copy')) return null;
  return (
    <p className="actions">
      <button
        type="button"
        disabled={copy.isPending}
        onClick={() => {
          copy.mutate(false);
        }}
      >
        {text('print')}
      </button>{' '}
      <button
        type="button"
        disabled={copy.isPending}
        title={text('printHow')}
        onClick={() => {
          copy.mutate(true);
        }}
      >
        {text('printAll')}
      </button>
      {copy.isError && <ProblemNotice error={copy.error} />}
    </p>
  );
}

function Answer({ project, request }: { project: string; request: string }) {
  const text = usePrivacyText();
  const queries = useQueryClient();
  const [reason, setReason] = useState<(typeof REFUSAL_REASONS)[number] | ''>('');
  const answer = useMutation({
    mutationFn: (body: Schemas['DataRequestAnswer']) =>
      answerOf(
        server.POST('/api/v1/projects/{project}/data-requests/{request}/answer', {
          params: { path: { project, request } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: dataRequestsQuery(project).queryKey }),
  });
  return (
    <div className="start">
      <SureButton
        onSure={() => {
          answer.mutate({ outcome: 'granted' });
        }}
      >
        {text('grant')}
      </SureButton>
      <Choice
        label={text('reason')}
        value={reason}
        options={[['', '–'], ...REFUSAL_REASONS.map((each) => [each, text(each)] as const)]}
        onChange={(value) => {
          setReason(value as typeof reason);
        }}
      />
      {reason !== '' && (
        <SureButton
          onSure={() => {
            answer.mutate({ outcome: 'refused', reason });
          }}
        >
          {text('refuse')}
        </SureButton>
      )}
      {answer.isError && <ProblemNotice error={answer.error} />}
    </div>
  );
}
