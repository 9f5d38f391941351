import { useEffect, useRef } from 'react';
import { usePlanText } from './texts';

/** Asks once more before a plan is locked, and says what that means. @param onEnd told whether it was meant */
export function LockDialog({ onEnd }: { onEnd: (isSure: boolean) => void }) {
  const text = usePlanText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="confirm"
      aria-labelledby="lock-title"
      aria-describedby="lock-means"
      onCancel={() => {
        onEnd(false);
      }}
    >
      <h2 id="lock-title">{text('lockTitle')}</h2>
      <p id="lock-means">{text('lockMeans')}</p>
      <p className="actions">
        <button
          type="button"
          autoFocus
          onClick={() => {
            onEnd(false);
          }}
        >
          {text('notYet')}
        </button>
        <button
          type="button"
          className="primary"
          onClick={() => {
            onEnd(true);
          }}
        >
          {text('lock')}
        </button>
      </p>
    </dialog>
  );
}
