import { useState } from 'react';
import { Moment } from './moment';
import { useAccessText } from './texts';

interface Props {
  /** Behind the address of the server. */
  readonly path: string;
  readonly expiresAt: string;
}

/** A link that works once, shown once. */
export function LinkToHandOver({ path, expiresAt }: Props) {
  const text = useAccessText();
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}${path}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <div className="notice good" role="status">
      <p>{text('linkFor')}</p>
      <p>
        <code>{address}</code>
      </p>
      <p className="quiet">
        {text('validUntil')} <Moment at={expiresAt} />
      </p>
      <button type="button" onClick={() => void copy()}>
        {text(copied ? 'copied' : 'copy')}
      </button>
    </div>
  );
}
