import { useState, type SyntheticEvent } from 'react';
import { parseStudyCode } from '@tongxing/contracts';
import type { ConcernSign } from '@tongxing/safeguarding';
import { v7 } from 'uuid';
import { SignList } from '../../concern/sign-list';
import { useConcernText } from '../../concern/texts';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { queueConcern } from '../outbox/queue-concern';
import { useServerKeys } from '../outbox/use-server-keys';
import { storageFault, type StorageFault } from '../storage/storage-fault';
import { StorageNotice } from '../tablet/storage-notice';
import { useTablet } from '../tablet/tablet';
import { useCollectText } from '../texts';
import type { Field } from '../worklist/field';

interface Props {
  readonly field: Field;
  /** Of the child that is being spoken to; absent elsewhere. */
  readonly studyCode: string | undefined;
  readonly onBack: () => void;
}

/**
 * Somebody is worried about a child. It works without a network, is sealed like answers, and makes no sound; what
 * becomes of it shows nowhere on this device.
 */
export function ConcernScreen({ field, studyCode, onBack }: Props) {
  const text = useConcernText();
  const own = useCollectText();
  const { say } = useSpeech();
  const tablet = useTablet();
  const keys = useServerKeys();
  const [id] = useState(() => v7());
  const [code, setCode] = useState(studyCode ?? '');
  const [site, setSite] = useState('');
  const [signs, setSigns] = useState<readonly ConcernSign[]>([]);
  const [words, setWords] = useState('');
  const [keepFromLead, setKeepFromLead] = useState(false);
  const [state, setState] = useState<'asking' | 'kept' | 'unknown'>('asking');
  const [fault, setFault] = useState<StorageFault>();
  const sites = [...new Map(field.worklists.flatMap((w) => w.sites).map((one) => [one.id, one])).values()];
  const save = () => {
    const known = parseStudyCode(code);
    const child = field.worklists.flatMap(({ items }) => items).find((item) => item.studyCode === known);
    if (!keys) return;
    if (code !== '' && !child) {
      setState('unknown');
      return;
    }
    const about = child ? { participant: child.participant } : { site };
    const concern = { ...about, signs: [...signs], keepFromLead, ...(words.trim() && { text: words.trim() }) };
    queueConcern(tablet, keys, { id, concern, studyCode: child?.studyCode }).then(
      () => {
        setState('kept');
      },
      (error: unknown) => {
        setFault(storageFault(error));
      },
    );
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save();
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
  return (
    <>
      {back}
      <PageTitle>{text('concern')}</PageTitle>
      <div className="notice problem">
        <p>{text('concernDanger')}</p>
        <p>{text('concernHow')}</p>
      </div>
      <form autoComplete="off" className="start concern" onSubmit={submit}>
        <fieldset>
          <legend>{text('concernWho')}</legend>
          <label>
            {text('concernCode')}
            <input
              value={code}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => {
                setCode(target.value);
                setState('asking');
              }}
            />
          </label>
          <label>
            {text('concernSite')}
            <select
              value={site}
              required={code === ''}
              disabled={code !== ''}
              onChange={({ target }) => {
                setSite(target.value);
              }}
            >
              <option value="">{text('chooseSite')}</option>
              {sites.map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one.name)}
                </option>
              ))}
            </select>
          </label>
        </fieldset>
        {state === 'unknown' && (
          <p role="alert" className="notice problem">
            {own('codeUnknown')}
          </p>
        )}
        <h2>{text('concernSigns')}</h2>
        <SignList
          headings={[text('signs1'), text('signs2'), text('signs3')]}
          signs={signs}
          onSigns={setSigns}
        />
        <label>
          {text('concernText')}
          <textarea
            rows={5}
            maxLength={4000}
            value={words}
            onChange={({ target }) => {
              setWords(target.value);
            }}
          />
        </label>
        <label className="sign">
          <input
            type="checkbox"
            checked={keepFromLead}
            onChange={({ target }) => {
              setKeepFromLead(target.checked);
            }}
          />
          {text('keepFromLead')}
        </label>
        {fault && <StorageNotice fault={fault} onRetry={save} />}
        {signs.length === 0 && <p className="quiet">{text('signNeeded')}</p>}
        {!keys && <p className="notice problem">{own('noKeysYet')}</p>}
        <button type="submit" className="primary" disabled={signs.length === 0 || !keys}>
          {text('sendConcern')}
        </button>
      </form>
    </>
  );
}
