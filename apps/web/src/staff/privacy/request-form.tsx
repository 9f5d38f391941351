import { useState, type SubmitEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DATA_REQUEST_KINDS } from '@tongxing/contracts';
import { Choice } from '../../access/choice';
import { Field } from '../../access/field';
import { Loading, ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { participantsQuery } from '../roster/queries';
import { dataRequestsQuery } from './queries';
import { usePrivacyText } from './texts';

type Kind = (typeof DATA_REQUEST_KINDS)[number];

const plain = (code: string) => code.trim().toUpperCase();

/** Records that somebody has asked about their data, and when: the days to answer count from it. */
export function RequestForm({ project }: { project: string }) {
  const text = usePrivacyText();
  const queries = useQueryClient();
  const people = useQuery(participantsQuery(project));
  const [code, setCode] = useState('');
  const [kind, setKind] = useState<Kind>('access');
  const [receivedOn, setReceivedOn] = useState('');
  const participant = people.data?.find(({ studyCode }) => plain(studyCode) === plain(code))?.id;
  const record = useMutation({
    mutationFn: (of: string) =>
      answerOf(
        server.POST('/api/v1/projects/{project}/data-requests', {
          params: { path: { project } },
          body: { participant: of, kind, receivedOn },
        }),
      ),
    onSuccess: () => {
      setCode('');
      return queries.invalidateQueries({ queryKey: dataRequestsQuery(project).queryKey });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (participant !== undefined) record.mutate(participant);
  };
  if (people.isPending) return <Loading />;
  if (people.isError) return <ProblemNotice error={people.error} />;
  return (
    <form className="start" onSubmit={submit}>
      <h3>{text('newRequest')}</h3>
      <Field
        label={text('studyCode')}
        value={code}
        autoComplete="off"
        {...(plain(code) !== '' && participant === undefined && { how: text('unknownCode') })}
        onChange={setCode}
      />
      <Choice
        label={text('kind')}
        value={kind}
        options={DATA_REQUEST_KINDS.map((each) => [each, text(each)] as const)}
        onChange={(value) => {
          setKind(value as Kind);
        }}
      />
      <Field label={text('receivedOn')} type="date" value={receivedOn} onChange={setReceivedOn} />
      <button type="submit" className="primary" disabled={participant === undefined || record.isPending}>
        {text('record')}
      </button>
      {record.isError && <ProblemNotice error={record.error} />}
    </form>
  );
}
