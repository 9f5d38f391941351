import { useId } from 'react';
import type { Question } from 'survey-core';
import { HearAnswer } from '../hear/hear-button';
import type { Look } from './model';
import { optionsOf, type Option } from './options';
import { AnswerPicture } from './picture';

interface Props {
  readonly question: Question;
  readonly look: Look;
  readonly labelledBy: string;
}

/**
 * The answers of a question as large targets. Natural radio buttons and check boxes lie beneath, so that arrow
 * keys, space and screen readers work as everywhere.
 */
export function Choices({ question, look, labelledBy }: Props) {
  const options = optionsOf(question);
  const several = question.getType() === 'checkbox';
  const name = useId();
  const pictured = look === 'child' && options.some(({ picture }) => picture);
  const kind = pictured ? (options.find(({ picture }) => picture)?.picture?.kind ?? '') : 'plain';
  const answer = (option: Option) => (
    <li key={String(option.value)}>
      <label className={option.reason ? 'choice reason' : 'choice'}>
        <input
          type={several ? 'checkbox' : 'radio'}
          name={name}
          value={String(option.value)}
          checked={option.chosen}
          onChange={(event) => {
            option.choose(event.target.checked);
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
    <div role={several ? 'group' : 'radiogroup'} aria-labelledby={labelledBy} className="choices">
      <ul className={`answers ${kind}`}>{options.filter(({ reason }) => !reason).map(answer)}</ul>
      <ul className="answers reasons">{options.filter(({ reason }) => reason).map(answer)}</ul>
    </div>
  );
}
