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
  const [at, of] = [model.currentPageNo + 1, model.visiblePageCount];
  return (
    <div className="progress">
      <progress value={at} max={of} aria-label={text('progress')} />
      <span className="quiet" aria-hidden="true">
        {at} / {of}
      </span>
      {onStop && (
        <button type="button" className="stop" onClick={onStop}>
          {text('stopHere')}
        </button>
      )}
    </div>
  );
}
