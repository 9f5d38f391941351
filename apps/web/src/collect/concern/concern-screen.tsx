import { useState } from 'react';
import { PageTitle } from '../../shell/frame';
import { Loading } from '../../shell/notice';
import { useConcernText } from '../../concern/texts';
import { queueConcern } from '../outbox/queue-concern';
import { useServerKeys } from '../outbox/use-server-keys';
import { storageFault, type StorageFault } from '../storage/storage-fault';
import { StorageNotice } from '../tablet/storage-notice';
import { useTablet } from '../tablet/tablet';
import { useCollectText } from '../texts';
import type { Field } from '../worklist/field';
import { ConcernForm } from './concern-form';
import { addressed } from './addressed';
import { useUnsent } from './use-unsent';

interface Props {
  readonly field: Field;
  /** Of the child that is being spoken to; absent elsewhere. */
  readonly studyCode: string | undefined;
  readonly onBack: () => void;
}

/**
 * Somebody is worried about a child. It works without a network, is sealed like answers, and makes no sound; what
 * becomes of it shows nowhere on this device. What was written and not sent is found again.
 */
export function ConcernScreen({ field, studyCode, onBack }: Props) {
  const text = useConcernText();
  const own = useCollectText();
  const tablet = useTablet();
  const keys = useServerKeys();
  const { unsent, wasFound, change, settled, discard, fault } = useUnsent(studyCode);
  const [state, setState] = useState<'asking' | 'kept' | 'unknown'>('asking');
  const [refused, setRefused] = useState<StorageFault>();
  const send = () => {
    if (!keys || !unsent) return;
    const to = addressed(unsent, field);
    if (!to) {
      setState('unknown');
      return;
    }
    settled()
      .then(() => queueConcern(tablet, keys, to))
      .then(
        () => {
          setState('kept');
        },
        (error: unknown) => {
          setRefused(storageFault(error));
        },
      );
  };
  const back = (
    <button type="button" onClick={onBack}>
      ← {own('back')}
    </button>
  );
  if (state === 'kept')
    return (
      <>
        <PageTitle>{text('concern')}</PageTitle>
        <p role="status" className="notice good">
          {own('concernKept')}
        </p>
        {back}
      </>
    );
  const trouble = refused ?? fault;
  return (
    <>
      {back}
      <PageTitle>{text('concern')}</PageTitle>
      <div className="notice problem">
        <p>{text('concernDanger')}</p>
        <p>{text('concernHow')}</p>
      </div>
      {wasFound && (
        <p role="status" className="notice">
          {own('concernFound')}{' '}
          <button type="button" onClick={discard}>
            {own('discard')}
          </button>
        </p>
      )}
      {trouble && <StorageNotice fault={trouble} onRetry={send} />}
      {unsent ? (
        <ConcernForm
          field={field}
          unsent={unsent}
          unknown={state === 'unknown'}
          ready={keys !== undefined}
          onChange={(part) => {
            setState('asking');
            change(part);
          }}
          onSend={send}
        />
      ) : (
        <Loading />
      )}
    </>
  );
}
