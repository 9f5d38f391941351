import { useState, type SyntheticEvent } from 'react';
import {
  ASSIGNMENT_REASONS,
  VISIT_OUTCOMES,
  type AssignmentReason,
  type VisitOutcome,
} from '@tongxing/contracts';
import { v7 } from 'uuid';
import { useSpeech } from '../../shell/language';
import { useServerKeys } from '../outbox/use-server-keys';
import { queueVisit } from '../outbox/queue-visit';
import { localDay } from '../../shell/local-day';
import { StorageNotice } from '../tablet/storage-notice';
import { useTablet } from '../tablet/tablet';
import { storageFault, type StorageFault } from '../storage/storage-fault';
import { useCollectText } from '../texts';
import type { Item } from './worklist';

interface Props {
  readonly item: Item;
  readonly onDone: () => void;
}

const OUTCOMES = Object.keys(VISIT_OUTCOMES) as VisitOutcome[];
const REASONS = Object.keys(ASSIGNMENT_REASONS) as AssignmentReason[];
/** After these nobody need go again, unless it is said otherwise. */
const ENDING = new Set<VisitOutcome>(['refused', 'moved', 'deceased', 'unable']);

/** A visit that brought no answers: what came of it, and whether somebody goes again. */
export function OutcomeForm({ item, onDone }: Props) {
  const text = useCollectText();
  const { say } = useSpeech();
  const tablet = useTablet();
  const keys = useServerKeys();
  const [outcome, setOutcome] = useState<VisitOutcome>();
  const [reason, setReason] = useState<AssignmentReason | ''>('');
  const [again, setAgain] = useState(true);
  const [fault, setFault] = useState<StorageFault>();
  const save = () => {
    if (!outcome || !keys) return;
    const visit = {
      id: v7(),
      on: localDay(new Date()),
      outcome,
      final: outcome !== 'postponed' && !again,
      ...(reason !== '' && { reason }),
    };
    queueVisit(tablet, keys, item, visit).then(onDone, (error: unknown) => {
      setFault(storageFault(error));
    });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <form autoComplete="off" className="start" onSubmit={submit}>
      <fieldset>
        <legend>{text('whatCame')}</legend>
        {OUTCOMES.map((one) => (
          <label key={one} className="inline">
            <input
              type="radio"
              name={`outcome-${item.id}`}
              checked={outcome === one}
              onChange={() => {
                setOutcome(one);
                setAgain(!ENDING.has(one));
              }}
            />
            {say(VISIT_OUTCOMES[one])}
          </label>
        ))}
      </fieldset>
      <label>
        {text('reason')}
        <select
          value={reason}
          onChange={({ target }) => {
            setReason(target.value as AssignmentReason | '');
          }}
        >
          <option value="">{text('noReason')}</option>
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {say(ASSIGNMENT_REASONS[one])}
            </option>
          ))}
        </select>
      </label>
      {outcome !== undefined && outcome !== 'postponed' && (
        <label className="inline">
          <input
            type="checkbox"
            checked={again}
            onChange={({ target }) => {
              setAgain(target.checked);
            }}
          />
          {text('goAgain')}
        </label>
      )}
      {fault && <StorageNotice fault={fault} onRetry={save} />}
      <p className="actions">
        <button type="submit" className="primary" disabled={!outcome || !keys}>
          {text('record')}
        </button>
        <button type="button" onClick={onDone}>
          {text('cancel')}
        </button>
      </p>
    </form>
  );
}
