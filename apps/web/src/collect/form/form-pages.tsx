import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import type { Model, PageModel, Question } from 'survey-core';
import { useSpeech } from '../../shell/language';
import { useHearing } from '../hear/hearing';
import { Answering } from './answering';
import { Asked } from './asked';
import { useAnswerKeys } from './keyboard';
import { surveyLocale, type Look } from './look';
import { stateOf } from './options';
import { Navigation } from './navigation';
import { Progress } from './progress';
import { Stopping } from './stopping';
import { useModel } from './use-model';
import './form.css';

interface Props {
  readonly model: Model;
  readonly look: Look;
  readonly interviewer: boolean;
  /** Given where somebody must hear of each answer at once. */
  readonly answering?: Answering;
}

/**
 * The pages of a questionnaire, one at a time. survey-core keeps the answers and decides what is visible, valid
 * and finished; here it is only drawn.
 */
export function FormPages({ model, look, interviewer, answering: given }: Props) {
  const { language } = useSpeech();
  const form = useRef<HTMLFormElement>(null);
  const [stopping, setStopping] = useState(false);
  const [own] = useState(() => new Answering());
  const answering = given ?? own;
  useEffect(
    () => () => {
      answering.settle();
    },
    [answering],
  );
  useModel(model);
  useEffect(() => {
    model.locale = surveyLocale(language);
  }, [model, language]);
  const page = model.currentPage as PageModel | null;
  const questions = visibleQuestions(page);
  const single = questions.length === 1;
  useAnswerKeys(form, single && !stopping);
  const at = page?.name;
  useTurnedPage(form, at);
  const hearing = useHearing();
  useSilentTurn(hearing.stop, at);

  const forward = (event: SyntheticEvent) => {
    event.preventDefault();
    answering.settle();
    if (model.isLastPage) model.tryComplete();
    else model.nextPage();
  };
  return (
    <form autoComplete="off" className={`pages ${look}`} ref={form} tabIndex={-1} noValidate onSubmit={forward}>
      <Progress
        model={model}
        {...(look === 'child' &&
          !stopping && {
            onStop: () => {
              answering.settle();
              hearing.stop();
              setStopping(true);
            },
          })}
      />
      {stopping ? (
        <Stopping
          onStop={() => {
            model.doComplete();
          }}
          onGoOn={() => {
            setStopping(false);
          }}
        />
      ) : (
        <>
          {model.isFirstPage ? (
            <Opening model={model} />
          ) : (
            <h1 className="unseen">{model.locTitle.textOrHtml}</h1>
          )}
          {page?.title && <h2 className="part">{page.locTitle.textOrHtml}</h2>}
          {questions.map((question) => (
            <Asked
              key={question.name}
              question={question}
              state={stateOf(question)}
              answering={answering}
              look={look}
              interviewer={interviewer}
            />
          ))}
          <Navigation
            model={model}
            look={look}
            unanswered={single && isUnanswered(questions[0])}
            onBack={() => {
              answering.settle();
              model.prevPage();
            }}
          />
        </>
      )}
    </form>
  );
}

const visibleQuestions = (page: PageModel | null): Question[] =>
  page?.questions.filter(({ isVisible }) => isVisible) ?? [];

/** A text that is only read has nothing to skip. */
const isUnanswered = (question: Question | undefined): boolean =>
  question !== undefined && question.getType() !== 'html' && question.isEmpty();

/** The title of the questionnaire and what holds for all of it, before the first question. */
function Opening({ model }: { model: Model }) {
  return (
    <header className="opening">
      <h1>{model.locTitle.textOrHtml}</h1>
      {model.description && <p>{model.locDescription.textOrHtml}</p>}
    </header>
  );
}

/** A new page begins at its top, and for a keyboard or a screen reader with its first words. */
function useTurnedPage(form: React.RefObject<HTMLElement | null>, page: string | undefined): void {
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      window.scrollTo(0, 0);
      form.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [form, page]);
}

/** What is being heard belongs to its page and ends with it. */
function useSilentTurn(stop: () => void, page: string | undefined): void {
  useEffect(() => stop, [stop, page]);
}
