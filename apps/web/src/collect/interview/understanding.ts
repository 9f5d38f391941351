import { useEffect, useState } from 'react';
import type { Model, PageModel, QuestionSelectBase } from 'survey-core';

/** In every questionnaire that children answer alone: somebody does something every day, and which answer is theirs? */
const CHECK = 'check_understood';

/**
 * Whether the check of understanding lies behind the page that shows, without its right answer: the highest step of
 * the scale. Skipping it, or not knowing, is no right answer either. A questionnaire without the check holds nobody up.
 *
 * @see domain.md 2.1: a child who fails it goes on with an interviewer, or stops
 */
export function isMisunderstood(model: Model): boolean {
  const check = model.getQuestionByName(CHECK) as QuestionSelectBase | null;
  if (!check || model.currentPageNo <= (check.page as PageModel).visibleIndex) return false;
  const steps = check.choices.map(({ value }: { value: unknown }) => value).filter(isStep);
  return check.value !== Math.max(...steps);
}

const isStep = (value: unknown): value is number => typeof value === 'number';

/** The same, as pages are turned. Before survey-core is there no page is. */
export function useMisunderstood(model: Model | undefined): boolean {
  const [misunderstood, setMisunderstood] = useState(false);
  useEffect(() => {
    if (!model) return;
    const look = () => {
      setMisunderstood(isMisunderstood(model));
    };
    look();
    model.onCurrentPageChanged.add(look);
    return () => {
      model.onCurrentPageChanged.remove(look);
    };
  }, [model]);
  return misunderstood;
}
