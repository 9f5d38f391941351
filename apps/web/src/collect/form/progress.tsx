import type { Model } from 'survey-core';
import { useSpeech } from '../../shell/language';

interface Props {
  readonly model: Model;
  /** Given where whoever answers may stop on their own. */
  readonly onStop?: () => void;
}

/** How far one has come, and the way out. */
export function Progress({ model, onStop }: Props) {
  const { text } = useSpeech();
  // How many pages there are may not be known yet.
  const [at, of] = [model.currentPageNo + 1, model.visiblePageCount as number | undefined];
  return (
    <div className="progress">
      <progress value={of === undefined ? 0 : at} max={of ?? 1} aria-label={text('progress')} />
      <span className="quiet" aria-hidden="true">
        {of === undefined ? '…' : `${String(at)} / ${String(of)}`}
      </span>
      {onStop && (
        <button type="button" className="stop" onClick={onStop}>
          {text('stopHere')}
        </button>
      )}
    </div>
  );
}
