import { useEffect, useReducer } from 'react';
import type { Model } from 'survey-core';

/** Draws the component anew whenever an answer, the page, what is visible, or the language changes. */
export function useModel(model: Model): void {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    const changed = () => {
      redraw();
    };
    model.onValueChanged.add(changed);
    model.onCurrentPageChanged.add(changed);
    model.onQuestionVisibleChanged.add(changed);
    model.onPageVisibleChanged.add(changed);
    model.onLocaleChangedEvent.add(changed);
    model.onValidatePage.add(changed);
    return () => {
      model.onValueChanged.remove(changed);
      model.onCurrentPageChanged.remove(changed);
      model.onQuestionVisibleChanged.remove(changed);
      model.onPageVisibleChanged.remove(changed);
      model.onLocaleChangedEvent.remove(changed);
      model.onValidatePage.remove(changed);
    };
  }, [model]);
}
