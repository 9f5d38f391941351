import { useState } from 'react';
import { ProblemNotice } from '../../shell/notice';
import { ServerProblem } from '../../shell/problem';
import { loadFetchWork } from './load-fetch-work';
import { useTablet } from '../tablet/tablet';
import { useCollectText } from '../texts';
import type { KeptWorklist } from './worklist';

interface Props {
  readonly worklists: readonly KeptWorklist[];
  readonly onFetched: () => void;
}

/** Fetches the worklists, the questionnaires and their recordings, where there is a network. */
export function Fetching({ worklists, onFetched }: Props) {
  const text = useCollectText();
  const { database, vaultKey, device } = useTablet();
  const [error, setError] = useState<unknown>();
  const [working, setWorking] = useState(false);
  const fetchAll = () => {
    setWorking(true);
    setError(undefined);
    loadFetchWork()
      .catch(() => {
        throw new ServerProblem('offline');
      })
      .then(({ fetchWork }) => fetchWork({ database, vaultKey, project: device.project }, worklists))
      .then(onFetched, setError)
      .finally(() => {
        setWorking(false);
      });
  };
  return (
    <section className="fetching">
      {error !== undefined && <ProblemNotice error={error} />}
      <button type="button" disabled={working} onClick={fetchAll}>
        {text(working ? 'fetching' : 'fetchWork')}
      </button>
    </section>
  );
}
