import { useEffect, useState } from 'react';
import { LANGUAGE_TAGS } from '@tongxing/contracts';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { useTablet } from '../tablet/tablet';
import { useCollectText, type CollectText } from '../texts';
import { saveBackup } from './backup';
import { labelOf, readOutbox } from './outbox-store';
import type { Label, Queued } from './queued';
import type { End } from './one-round';
import type { Delivery } from './use-delivery';

const KINDS = {
  submission: 'itemSubmission',
  consent: 'itemConsent',
  visit: 'itemVisit',
  concern: 'itemConcern',
} as const satisfies Readonly<Record<Label['kind'], CollectText>>;

const STATES = {
  sealed: 'stateSealed',
  sending: 'stateSending',
  receipted: 'stateReceipted',
  quarantined: 'stateQuarantined',
  conflict: 'stateConflict',
  deletable: 'stateReceipted',
} as const satisfies Readonly<Record<Queued['item']['state'], CollectText>>;

/** What an attempt came to that left an item here. */
const ENDS = {
  done: 'endUnconfirmed',
  'no-answer': 'endNoAnswer',
  unavailable: 'endUnavailable',
  failed: 'endFailed',
  'not-the-server': 'endNotTheServer',
  'too-large': 'endNotUnderstood',
  'not-understood': 'endNotUnderstood',
  revoked: 'endRevoked',
  busy: 'endBusy',
  storage: 'storageAborted',
} as const satisfies Readonly<Record<End, CollectText>>;

/** What is finished and not yet safe on the server and in its backups: each item's state in words. */
export function OutboxScreen({ delivery }: { readonly delivery: Delivery }) {
  const text = useCollectText();
  const { language } = useSpeech();
  const { database } = useTablet();
  const items = useLabelled(delivery);
  const moment = (instant: string | number) => new Date(instant).toLocaleString(LANGUAGE_TAGS[language]);
  return (
    <>
      <PageTitle>{text('outbox')}</PageTitle>
      <p className="actions">
        <button type="button" className="primary" disabled={delivery.sending} onClick={delivery.sendNow}>
          {text(delivery.sending ? 'sendingNow' : 'sendNow')}
        </button>
        <button
          type="button"
          disabled={items?.length === 0}
          onClick={() => {
            void saveBackup(database);
          }}
        >
          {text('saveBackup')}
        </button>
      </p>
      <p className="quiet">{text('backupHow')}</p>
      {delivery.end !== undefined && delivery.end !== 'done' && (
        <p role="status" className="notice problem">
          {text(ENDS[delivery.end])}
        </p>
      )}
      {items?.some(({ queued }) => queued.item.state === 'sealed') && (
        <p>
          {text('nextAttempt')}: {delivery.nextAt === undefined ? text('nextOnline') : moment(delivery.nextAt)}
        </p>
      )}
      {items?.length === 0 && (
        <p role="status" className="notice good">
          {text('outboxEmpty')}
        </p>
      )}
      <ul className="rows">
        {items?.map(({ queued, label }) => (
          <Item key={queued.id} queued={queued} label={label} end={delivery.end} moment={moment} />
        ))}
      </ul>
    </>
  );
}

interface ItemProps {
  readonly queued: Queued;
  readonly label: Label | undefined;
  readonly end: End | undefined;
  readonly moment: (instant: string) => string;
}

function Item({ queued: { item, queuedAt, sentAt }, label, end, moment }: ItemProps) {
  const text = useCollectText();
  const { say } = useSpeech();
  return (
    <li data-state={item.state}>
      <span>
        <strong>{label?.studyCode}</strong> {label && text(KINDS[label.kind])}{' '}
        {label?.title && <span className="quiet">{say(label.title)}</span>}
        <br />
        <span className="quiet">{moment(queuedAt)}</span>
      </span>
      <span>
        {text(STATES[item.state])}
        <br />
        <span className="quiet">
          {sentAt === undefined ? text('noAttempt') : `${text('lastAttempt')}: ${moment(sentAt)}`}
          {sentAt !== undefined && item.state === 'sealed' && end !== undefined && ` · ${text(ENDS[end])}`}
        </span>
      </span>
    </li>
  );
}

interface Labelled {
  readonly queued: Queued;
  readonly label: Label | undefined;
}

/** The items with their names, read anew after each round of sending. */
function useLabelled({ rounds }: Delivery): readonly Labelled[] | undefined {
  const { database, vaultKey } = useTablet();
  const [items, setItems] = useState<readonly Labelled[]>();
  useEffect(() => {
    let over = false;
    void readOutbox(database)
      .then((queued) =>
        Promise.all(queued.map(async (one) => ({ queued: one, label: await labelOf(vaultKey, one) }))),
      )
      .then((labelled) => {
        if (!over) setItems(labelled);
      });
    return () => {
      over = true;
    };
  }, [database, vaultKey, rounds]);
  return items;
}
