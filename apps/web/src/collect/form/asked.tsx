import { memo, useId } from 'react';
import type { Question } from 'survey-core';
import { interviewerNote, isInterviewerNote, sceneOf } from '@tongxing/instruments';
import { useSpeech } from '../../shell/language';
import { HearQuestion } from '../hear/hear-button';
import type { Answering } from './answering';
import { Choices } from './choices';
import { Entry } from './entry';
import type { Look } from './look';
import { chineseHtmlOf, htmlOf, paragraphs } from './paragraphs';
import { Rows } from './rows';
import { ScenePicture } from './scene-picture';

interface Props {
  readonly question: Question;
  /** Of `stateOf`: as long as it stays, what is drawn stays. */
  readonly state: string;
  readonly answering: Answering;
  readonly look: Look;
  /** An interviewer sits there and may read what is said to them. */
  readonly interviewer: boolean;
}

/**
 * One question, or one text between questions, with its button for hearing it. An answer to one question leaves the
 * others on the page as they are drawn.
 */
export const Asked = memo(function Asked({ question, answering, look, interviewer }: Props) {
  const title = useId();
  if (question.getType() === 'html') return <Told question={question} />;
  const description = question.description;
  const errors = question.errors;
  return (
    <section className="asked" aria-labelledby={title} data-question={question.name}>
      <div className="stem">
        <h2 id={title}>
          {question.locTitle.textOrHtml}
          {question.isRequired && <RequiredMark />}
        </h2>
        <HearQuestion question={question} />
      </div>
      {description !== '' && !isInterviewerNote(description) && <p className="quiet">{description}</p>}
      {interviewer && isInterviewerNote(description) && <Note>{description}</Note>}
      <Answer question={question} answering={answering} look={look} labelledBy={title} />
      {errors.length > 0 && (
        <p role="alert" className="error">
          {errors.map((error) => error.getText()).join(' ')}
        </p>
      )}
    </section>
  );
});

interface AnswerProps extends Pick<Props, 'question' | 'answering' | 'look'> {
  readonly labelledBy: string;
}

function Answer({ question, answering, look, labelledBy }: AnswerProps) {
  switch (question.getType()) {
    case 'text':
      return <Entry question={question} answering={answering} labelledBy={labelledBy} />;
    case 'matrix':
      return <Rows question={question} answering={answering} />;
    default:
      return <Choices question={question} answering={answering} look={look} labelledBy={labelledBy} />;
  }
}

/** What is said and not asked: confidentiality, practice, thanks. */
function Told({ question }: { question: Question }) {
  const scene = sceneOf(paragraphs(chineseHtmlOf(question))?.[0] ?? '');
  return (
    <section className="asked told" data-question={question.name}>
      <div className="stem">
        {scene && <ScenePicture scene={scene} />}
        <div>
          {paragraphs(htmlOf(question))?.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <HearQuestion question={question} />
      </div>
    </section>
  );
}

function Note({ children }: { children: string }) {
  const { text } = useSpeech();
  return (
    <p className="note">
      <strong>{text('toInterviewer')}</strong> {interviewerNote(children)}
    </p>
  );
}

function RequiredMark() {
  const { text } = useSpeech();
  return <span className="required"> {text('required')}</span>;
}
