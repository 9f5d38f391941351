import { useState } from 'react';
import { PageTitle } from '../../shell/frame';
import { HelpCard } from '../help-card';
import type { Hotline } from '../hotlines';
import { storageFault, type StorageFault } from '../storage/storage-fault';
import { StorageNotice } from '../tablet/storage-notice';
import { useTablet } from '../tablet/tablet';
import { useCollectText } from '../texts';
import type { Finished } from './finish';
import { NoticeCode } from './notice-code';
import { putAway } from './notices';

interface Props {
  readonly finished: Finished;
  readonly hotlines: readonly Hotline[];
  readonly onDone: () => void;
}

/** After an interview, in the enumerator's hands: it is kept, and this is how to close. */
export function ClosingScreen({ finished: { notice, self, helpCard }, hotlines, onDone }: Props) {
  const text = useCollectText();
  const { database } = useTablet();
  const [fault, setFault] = useState<StorageFault>();
  const done = () => {
    putAway(database, notice.id).then(onDone, (error: unknown) => {
      setFault(storageFault(error));
    });
  };
  return (
    <>
      <PageTitle>{text('kept')}</PageTitle>
      <p role="status" className="notice good">
        {text('keptHow')}
      </p>
      <NoticeCode notice={notice} />
      {fault && <StorageNotice fault={fault} onRetry={done} />}
      <button type="button" className="primary" onClick={done}>
        {text('home')}
      </button>
      {helpCard && !self && <HelpCard own={hotlines} />}
    </>
  );
}
