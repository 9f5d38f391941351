import { useId, useLayoutEffect, useRef } from 'react';
import type { Question } from 'survey-core';
import { HearAnswer } from '../hear/hear-button';
import type { Answering } from './answering';
import type { Look } from './look';
import { isChosen, optionsOf, withChoice, type Option } from './options';
import { AnswerPicture } from './picture';

interface Props {
  readonly question: Question;
  readonly answering: Answering;
  readonly look: Look;
  readonly labelledBy: string;
}

/**
 * The answers of a question as large targets. Natural radio buttons and check boxes lie beneath, so that arrow
 * keys, space and screen readers work as everywhere. They are the browser's own: what is pressed shows without waiting
 * for anything to be drawn, and what survey-core makes of it is put into them afterwards.
 */
export function Choices({ question, answering, look, labelledBy }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const options = optionsOf(question);
  const several = question.getType() === 'checkbox';
  const name = useId();
  const pictured = look === 'child' && options.some(({ picture }) => picture);
  const kind = pictured ? (options.find(({ picture }) => picture)?.picture?.kind ?? '') : 'plain';
  const show = () => {
    const answer = answering.answerTo(question);
    const chosen = options.filter(({ value }) => isChosen(answer, value)).map(({ value }) => String(value));
    for (const input of place.current?.querySelectorAll<HTMLInputElement>('.choice input') ?? [])
      input.checked = chosen.includes(input.value);
  };
  useLayoutEffect(show);
  const answer = (option: Option) => (
    <li key={String(option.value)}>
      <label className={option.reason ? 'choice reason' : 'choice'}>
        <input
          type={several ? 'checkbox' : 'radio'}
          name={name}
          value={String(option.value)}
          onChange={({ target }) => {
            const before = answering.answerTo(question);
            answering.give(question, withChoice(before, option.value, target.checked, several), show);
            if (several) show();
          }}
        />
        <span className="face">
          {pictured && option.picture && <AnswerPicture picture={option.picture} />}
          <span className="words">{option.label}</span>
        </span>
      </label>
      {look === 'child' && <HearAnswer question={question} option={option} />}
    </li>
  );
  return (
    <div ref={place} role={several ? 'group' : 'radiogroup'} aria-labelledby={labelledBy} className="choices">
      <ul className={`answers ${kind}`}>{options.filter(({ reason }) => !reason).map(answer)}</ul>
      <ul className="answers reasons">{options.filter(({ reason }) => reason).map(answer)}</ul>
    </div>
  );
}
