import { lazy, Suspense, useEffect, useState } from 'react';
import type { Model, PageModel } from 'survey-core';
import type { SpokenLanguage } from '@tongxing/contracts';
import { oneQuestionAPage, type Questionnaire } from '@tongxing/instruments';
import { FormPages } from '../collect/form/form-pages';
import { isDrawn, newModel } from '../collect/form/model';
import { HeardIn, spokenIn } from '../collect/hear/heard-in';
import { HearingProvider } from '../collect/hear/hearing';
import { useSpeech } from '../shell/language';
import type { Draft } from './draft';
import { recordingsOf } from './recordings';
import type { Form } from './stage';

const SurveyPages = lazy(() => import('../collect/survey-pages'));

interface Props {
  readonly token: string;
  readonly form: Form;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onFinished: (draft: Draft) => void;
}

/** Asks one question after the other. Every answer, and every page that is turned, is kept. */
export default function Asking({ token, form, draft, onChange, onFinished }: Props) {
  const { language } = useSpeech();
  const [model] = useState(() => {
    return resumed(newModel(asAsked(form.questionnaire as Questionnaire), 'adult', language), draft);
  });
  const [recorded] = useState(() => recordingsOf(token, form.recordings));
  const [heardIn, setHeardIn] = useState<SpokenLanguage>();
  useEffect(() => {
    const asAnswered = (): Draft => ({
      ...draft,
      language: language === 'zh' ? 'zh-CN' : 'en',
      answers: structuredClone(model.data as Draft['answers']),
      at: (model.currentPage as PageModel | null)?.name,
    });
    const changed = () => {
      onChange(asAnswered());
    };
    const finished = (_: Model, options: { allow: boolean }) => {
      options.allow = false;
      onFinished(asAnswered());
    };
    model.onValueChanged.add(changed);
    model.onCurrentPageChanged.add(changed);
    model.onCompleting.add(finished);
    return () => {
      model.onValueChanged.remove(changed);
      model.onCurrentPageChanged.remove(changed);
      model.onCompleting.remove(finished);
    };
  }, [model, draft, language, onChange, onFinished]);
  if (!isDrawn(model))
    return (
      <Suspense fallback={null}>
        <SurveyPages model={model} />
      </Suspense>
    );
  return (
    <HearingProvider recorded={recorded} eachAnswer={false} saysSo={false} heardIn={heardIn}>
      <HeardIn languages={spokenIn(recorded)} heardIn={heardIn} onHeardIn={setHeardIn} />
      <FormPages model={model} look="adult" interviewer={false} />
    </HearingProvider>
  );
}

/** One question a page, without the first words of the file: they speak to whoever reads the questions out. */
const asAsked = (questionnaire: Questionnaire): Questionnaire =>
  oneQuestionAPage({ ...questionnaire, description: '' });

/**
 * With the answers back in it, at the first question from the page that was left on that has none. What was answered
 * before is not shown again: whoever opens the link from the phone's history may be somebody else.
 */
function resumed(model: Model, { answers, at }: Draft): Model {
  model.data = structuredClone(answers);
  const left = at === undefined ? null : (model.getPageByName(at) as PageModel | null);
  if (!left) return model;
  const from = model.visiblePages.slice(model.visiblePages.indexOf(left));
  const first = from.find(isOpen) ?? model.visiblePages.at(-1) ?? left;
  model.currentPage = first;
  const earliest = model.pages.indexOf(first);
  const hide = () => {
    model.showPrevButton = model.pages.indexOf(model.currentPage as PageModel) > earliest;
  };
  hide();
  model.onCurrentPageChanged.add(hide);
  return model;
}

const isOpen = ({ questions }: PageModel): boolean =>
  questions.some((question) => question.getType() === 'html' || question.isEmpty());
