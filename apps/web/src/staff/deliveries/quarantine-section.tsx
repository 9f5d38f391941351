import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Moment } from '../../access/moment';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { quarantineQuery, tryAgain } from './queries';
import { Reason } from './reason';
import { useDeliveryText } from './texts';

/** What arrived and could not be accepted. */
export function QuarantineSection({ project }: { project: string }) {
  const text = useDeliveryText();
  const queries = useQueryClient();
  const waiting = useQuery(quarantineQuery(project));
  const attempt = useMutation({
    mutationFn: async (sequences: readonly number[]) => {
      let last: Schemas['TriedAgain'] | undefined;
      for (const sequence of sequences) last = await tryAgain(project, sequence);
      return last;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: quarantineQuery(project).queryKey }),
  });
  return (
    <section>
      <h2>{text('quarantine')}</h2>
      <p className="quiet">{text('quarantineHow')}</p>
      {waiting.isPending && <Loading />}
      {waiting.isError && <ProblemNotice error={waiting.error} />}
      {attempt.isError && <ProblemNotice error={attempt.error} />}
      {attempt.data && <Attempt became={attempt.data} />}
      {waiting.data?.length === 0 && <p>{text('nothingWaits')}</p>}
      {waiting.data && waiting.data.length > 0 && (
        <QuarantineTable items={waiting.data} isBusy={attempt.isPending} onTry={attempt.mutate} />
      )}
    </section>
  );
}

function Attempt({ became: { reason } }: { became: Schemas['TriedAgain'] }) {
  const text = useDeliveryText();
  return (
    <p role="status" className={reason === undefined ? 'notice good' : 'notice'}>
      {reason === undefined ? text('accepted') : text('stillWaits')}
      {reason !== undefined && <Reason code={reason} />}
    </p>
  );
}

interface TableProps {
  readonly items: readonly Schemas['QuarantinedItem'][];
  readonly isBusy: boolean;
  readonly onTry: (sequences: readonly number[]) => void;
}

function QuarantineTable({ items, isBusy, onTry }: TableProps) {
  const text = useDeliveryText();
  return (
    <>
      <p className="actions">
        <button
          type="button"
          disabled={isBusy}
          onClick={() => {
            onTry(items.map(({ sequence }) => sequence));
          }}
        >
          {text('tryAll')}
        </button>
      </p>
      <div className="scroll reports">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('received')}</th>
              <th scope="col">{text('reason')}</th>
              <th scope="col">{text('submission')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {items.map(({ sequence, receivedAt, reason, id }) => (
              <tr key={sequence}>
                <td>
                  <Moment at={receivedAt} />
                </td>
                <td>
                  <Reason code={reason} />
                </td>
                <td>
                  <code>{id}</code>
                </td>
                <td>
                  <button
                    type="button"
                    disabled={isBusy}
                    onClick={() => {
                      onTry([sequence]);
                    }}
                  >
                    {text('tryAgain')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
