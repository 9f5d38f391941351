import { CopyButton } from './copy-button';
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
  const address = `${location.origin}${path}`;
  return (
    <div className="notice good" role="status">
      <p>{text('linkFor')}</p>
      <p>
        <code>{address}</code>
      </p>
      <p className="quiet">
        {text('validUntil')} <Moment at={expiresAt} />
      </p>
      <CopyButton text={address} label={text('copy')} done={text('copied')} />
    </div>
  );
}
