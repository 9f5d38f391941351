import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import type { Model } from 'survey-core';
import type { Language } from '@tongxing/contracts';
import type { Questionnaire } from '@tongxing/instruments';
import type { Wish } from '../ahead/model-ahead';
import type { Look } from '../form/look';
import type { Core } from './core';
import type { Interview } from './interview';

interface Setting {
  readonly interview: Interview;
  readonly core: Core | undefined;
  readonly questionnaire: Questionnaire;
  readonly look: Look;
  readonly language: Language;
  /** What was wanted of the page while it was drawn ahead. */
  readonly wish: RefObject<Wish | undefined>;
}

interface InTurn {
  readonly model: Model;
  /** survey-core asks; before that only the first page stands, drawn ahead. */
  readonly isWhole: boolean;
}

/** The page that is drawn ahead asks first, and survey-core as soon as it is here: with the same answers, at the same page. */
export function useModelInTurn({ interview, core, questionnaire, look, language, wish }: Setting): InTurn {
  const [inTurn, setInTurn] = useState<InTurn>({ model: interview.model, isWhole: false });
  const { isWhole } = inTurn;
  const isDue = useAfterPaint(core !== undefined);
  // Before the browser has another turn: a press must not meet the page that no longer asks.
  useLayoutEffect(() => {
    if (!core || !isDue || isWhole) return;
    const model = core.newModel(questionnaire, look, language);
    interview.take(model);
    setInTurn({ model, isWhole: true });
    performance.mark('tongxing-whole');
    if (wish.current === 'next') model.nextPage();
    if (wish.current === 'previous') model.prevPage();
    if (wish.current === 'finish') model.tryComplete();
    if (wish.current === 'stop') model.doComplete();
    wish.current = undefined;
  }, [interview, core, isDue, isWhole, questionnaire, look, language, wish]);
  return inTurn;
}

/** Whether something has become so, and what shows has been painted since. */
function useAfterPaint(isSo: boolean): boolean {
  const [isPast, setPast] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => {
      setPast(true);
    });
    return () => {
      clearTimeout(timer);
    };
  }, [isSo]);
  return isPast;
}
