import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Loading, ProblemNotice } from '../../shell/notice';
import { bringIn, quarantineQuery, type BroughtIn } from './queries';
import { useDeliveryText } from './texts';

/** Takes the backup file of a tablet that cannot deliver by itself. */
export function BackupSection({ project }: { project: string }) {
  const text = useDeliveryText();
  const queries = useQueryClient();
  const bring = useMutation({
    mutationFn: (file: File) => bringIn(project, file),
    onSettled: () => queries.invalidateQueries({ queryKey: quarantineQuery(project).queryKey }),
  });
  return (
    <section>
      <h2>{text('bringIn')}</h2>
      <p className="quiet">{text('bringInHow')}</p>
      <div className="start">
        <label>
          {text('file')}
          <input
            type="file"
            disabled={bring.isPending}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) bring.mutate(file);
            }}
          />
        </label>
        {bring.isPending && <Loading>{text('sending')}</Loading>}
        {bring.isError && <ProblemNotice error={bring.error} />}
        {bring.isSuccess && <Outcome broughtIn={bring.data} />}
      </div>
    </section>
  );
}

function Outcome({ broughtIn }: { broughtIn: BroughtIn | undefined }) {
  const text = useDeliveryText();
  if (!broughtIn)
    return (
      <p role="alert" className="notice problem">
        {text('noBackup')}
      </p>
    );
  const { results, missing } = broughtIn;
  const count = (...outcomes: string[]) => results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const failed = count('retry', 'refused');
  return (
    <div role="status" className={failed > 0 || missing > 0 ? 'notice problem' : 'notice good'}>
      <ul>
        <li>
          {text('stored')}: {count('stored')}
        </li>
        <li>
          {text('known')}: {count('already-stored')}
        </li>
        <li>
          {text('kept')}: {count('quarantined', 'conflict')}
        </li>
        {failed > 0 && (
          <li>
            {text('failed')}: {failed}
          </li>
        )}
      </ul>
      {missing > 0 && (
        <p>
          {text('incomplete')}
          {missing}
        </p>
      )}
    </div>
  );
}
