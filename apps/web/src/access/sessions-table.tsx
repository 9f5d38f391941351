import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Loading, ProblemNotice } from '../shell/notice';
import { answerOf, server, type Schemas } from '../shell/server';
import { Moment } from './moment';
import { sessionsQuery } from './queries';
import { useAccessText } from './texts';

/** Where the caller is signed in, and how to end it. */
export function SessionsTable() {
  const text = useAccessText();
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const keep = (list: Schemas['SessionList']) => {
    queries.setQueryData(sessionsQuery.queryKey, list);
  };
  const end = useMutation({
    mutationFn: (session: string) =>
      answerOf(server.DELETE('/api/v1/account/sessions/{session}', { params: { path: { session } } })),
    onSuccess: keep,
  });
  const endOthers = useMutation({
    mutationFn: () => answerOf(server.DELETE('/api/v1/account/sessions')),
    onSuccess: keep,
  });
  const problem = sessions.error ?? end.error ?? endOthers.error;
  return (
    <section>
      <h2>{text('sessions')}</h2>
      {sessions.isPending && <Loading />}
      {problem && <ProblemNotice error={problem} />}
      <div className="scroll reports">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('begun')}</th>
              <th scope="col">{text('lastSeen')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {sessions.data?.items.map(({ id, createdAt, lastSeenAt, current }) => (
              <tr key={id}>
                <td>
                  <Moment at={createdAt} />
                </td>
                <td>
                  <Moment at={lastSeenAt} />
                </td>
                <td>
                  {current ? (
                    text('thisOne')
                  ) : (
                    <button
                      type="button"
                      onClick={() => {
                        end.mutate(id);
                      }}
                    >
                      {text('end')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button
        type="button"
        disabled={endOthers.isPending}
        onClick={() => {
          endOthers.mutate();
        }}
      >
        {text('endOthers')}
      </button>
    </section>
  );
}
