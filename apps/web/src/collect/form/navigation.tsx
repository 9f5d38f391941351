import type { Model } from 'survey-core';
import { useSpeech } from '../../shell/language';
import type { TextId } from '../../shell/texts';
import type { Look } from './look';

interface Props {
  readonly model: Model;
  readonly look: Look;
  /** The page's one question has no answer yet: going on is skipping it. */
  readonly unanswered: boolean;
  readonly onBack: () => void;
}

/** Back and on. Going on is always possible but where an answer is required. */
export function Navigation({ model, look, unanswered, onBack }: Props) {
  const { text } = useSpeech();
  return (
    <nav className="steps" aria-label={text('steps')}>
      {!model.isFirstPage && model.showPrevButton && (
        <button type="button" onClick={onBack}>
          {text(look === 'child' ? 'previousQuestion' : 'previousPage')}
        </button>
      )}
      <button
        type="submit"
        className={unanswered ? '' : 'primary'}
        data-nav={model.isLastPage ? 'finish' : 'next'}
      >
        {text(onward(model, look, unanswered))}
      </button>
    </nav>
  );
}

function onward(model: Model, look: Look, unanswered: boolean): TextId {
  if (model.isLastPage) return look === 'child' ? 'finishChild' : 'finish';
  if (unanswered) return 'skipQuestion';
  return look === 'child' ? 'nextQuestion' : 'nextPage';
}
