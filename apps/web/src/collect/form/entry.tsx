import type { Question } from 'survey-core';
import type { Answering } from './answering';

interface Props {
  readonly question: Question;
  readonly answering: Answering;
  readonly labelledBy: string;
}

/** A number, date or short text. It is stored as survey-core stores it: numbers as numbers. */
export function Entry({ question, answering, labelledBy }: Props) {
  const type = String(question['inputType']);
  const number = type === 'number';
  return (
    <input
      className="entry"
      type={type}
      aria-labelledby={labelledBy}
      inputMode={number ? 'decimal' : undefined}
      min={limit(question['min'])}
      max={limit(question['max'])}
      value={question.isEmpty() ? '' : String(question.value)}
      onChange={({ target }) => {
        answering.settle();
        if (target.value === '') question.clearValue();
        else question.value = number ? target.valueAsNumber : target.value;
      }}
    />
  );
}

const limit = (bound: unknown): string | number | undefined =>
  typeof bound === 'string' || typeof bound === 'number' ? bound : undefined;
