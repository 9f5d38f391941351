import { useState, type ReactNode } from 'react';
import { useAccessText } from './texts';

interface Props {
  readonly children: ReactNode;
  readonly onSure: () => void;
}

/** A button for what cannot be taken back at once: it asks once more. */
export function SureButton({ children, onSure }: Props) {
  const text = useAccessText();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <button
        type="button"
        onClick={() => {
          setAsking(true);
        }}
      >
        {children}
      </button>
    );
  return (
    <span role="group" aria-label={text('sure')}>
      {text('sure')}{' '}
      <button
        type="button"
        className="primary"
        onClick={() => {
          setAsking(false);
          onSure();
        }}
      >
        {children}
      </button>{' '}
      <button
        type="button"
        autoFocus
        onClick={() => {
          setAsking(false);
        }}
      >
        {text('cancel')}
      </button>
    </span>
  );
}
