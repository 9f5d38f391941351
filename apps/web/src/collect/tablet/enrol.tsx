import { useState } from 'react';
import { ServerProblem } from '../../shell/problem';
import { useCollectText } from '../texts';
import { EntryFrame } from './entry-frame';

/** Is needed once; it comes while the page is read. */
const enrolment = () => import('../../access/enrol-device');

/** Checks the server's keys, which come with the enrolment. */
const checking = () => import('../outbox/sealing');

/** Whoever comes with a QR code will need it: it is asked for before there is a page to press on. */
if (location.pathname.endsWith('/enrol')) enrolment().catch(() => undefined);

interface Props {
  /** What the QR code held. */
  readonly code: string;
  readonly onEnrolled: () => void;
}

/** Where the QR code leads that a supervisor shows. The one thing here that needs a network. */
export function Enrol({ code, onEnrolled }: Props) {
  const text = useCollectText();
  const [state, setState] = useState<'asking' | 'working' | 'offline' | 'used' | 'failed'>('asking');
  const enrol = () => {
    setState('working');
    const loaded = enrolment().catch(() => {
      throw new ServerProblem('offline');
    });
    const enrolled = loaded.then(({ enrolDevice }) => enrolDevice(code));
    // Comes while the server answers.
    loaded.then(checking).catch(() => undefined);
    enrolled.then(onEnrolled, (error: unknown) => {
      const why = error instanceof ServerProblem ? error.code : undefined;
      setState(why === 'offline' ? 'offline' : why === 'link-invalid' ? 'used' : 'failed');
    });
  };
  return (
    <EntryFrame title={text('enrol')}>
      <p>{text('enrolHow')}</p>
      {state === 'offline' && (
        <p role="alert" className="notice problem">
          {text('enrolOffline')}
        </p>
      )}
      {state === 'used' && (
        <p role="alert" className="notice problem">
          {text('enrolUsed')}
        </p>
      )}
      {state === 'failed' && (
        <p role="alert" className="notice problem">
          {text('enrolFailed')}
        </p>
      )}
      <button type="button" className="primary" disabled={state === 'working'} onClick={enrol}>
        {text('enrol')}
      </button>
    </EntryFrame>
  );
}

/** A device that nobody has enrolled says how that is done. */
export function NotEnrolled() {
  const text = useCollectText();
  return (
    <EntryFrame title={text('notEnrolled')}>
      <p>{text('notEnrolledHow')}</p>
    </EntryFrame>
  );
}

/** After too many wrong PINs: what is lost, what is not, and the way on. */
export function Destroyed() {
  const text = useCollectText();
  return (
    <EntryFrame title={text('destroyed')}>
      <div role="alert" className="notice problem">
        <p>{text('destroyedHow')}</p>
        <p>{text('destroyedKept')}</p>
        <p>{text('destroyedNext')}</p>
      </div>
    </EntryFrame>
  );
}
