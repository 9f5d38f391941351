import { CopyButton } from '../../access/copy-button';
import { Moment } from '../../access/moment';
import { QrCode } from '../../access/qr-code';
import { useAssignmentText } from './texts';
import './guardian-link.css';

interface Props {
  /** Behind the address of the server. */
  readonly path: string;
  readonly expiresAt: string;
}

/**
 * The link this once, as a code to be scanned, an address to be sent, and a sheet to be printed. No name and no study
 * code stands on it: whom it is given to is written by hand.
 */
export function GuardianLinkSheet({ path, expiresAt }: Props) {
  const text = useAssignmentText();
  const address = `${location.origin}${path}`;
  return (
    <div className="notice good guardian-sheet" role="status">
      <p>{text('linkOnce')}</p>
      <QrCode text={address} />
      <p>
        <code>{address}</code>
      </p>
      <p>{text('linkScan')}</p>
      <p>
        {text('linkExpires')}: <Moment at={expiresAt} />
      </p>
      <p className="by-hand">{text('linkFor')}</p>
      <p className="actions">
        <CopyButton text={address} label={text('copyLink')} done={text('linkCopied')} />
        <button
          type="button"
          onClick={() => {
            window.print();
          }}
        >
          {text('printLink')}
        </button>
      </p>
    </div>
  );
}
