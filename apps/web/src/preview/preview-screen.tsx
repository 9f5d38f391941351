import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { InstrumentDefinition } from '@tongxing/instruments';
import type { Model } from 'survey-core';
import { FormPages } from '../collect/form/form-pages';
import { lookFor } from '../collect/form/look';
import { isDrawn, newModel } from '../collect/form/model';
import { HearingProvider } from '../collect/hear/hearing';
import { isHeardInParts } from '../collect/hear/in-parts';
import { recordedFiles } from '../collect/hear/recorded-files';
import { HelpCard } from '../collect/help-card';
import { useWithoutFrame } from '../shell/frame';
import { useSpeech } from '../shell/language';
import { Loading } from '../shell/notice';
import { tell, useMessages, type Message } from './channel';
import { previewQuery, type VersionName } from './queries';
import { usePreviewText } from './texts';

const SurveyPages = lazy(() => import('../collect/survey-pages'));

/** The form inside the preview's frame. It tells the page around it every answer, and tells nobody else. */
export default function PreviewScreen({ name }: { name: VersionName }) {
  useWithoutFrame();
  const found = useQuery(previewQuery(name));
  const recorded = useQuery({
    queryKey: ['recorded', name.instrument, name.version],
    queryFn: () => recordedFiles(name),
  });
  if (!found.data || !('definition' in found.data) || !recorded.data) return <Loading />;
  return <PreviewedForm definition={found.data.definition} recorded={recorded.data} />;
}

interface FormProps {
  readonly definition: InstrumentDefinition;
  readonly recorded: Parameters<typeof HearingProvider>[0]['recorded'];
}

function PreviewedForm({ definition: { questionnaire, provenance }, recorded }: FormProps) {
  const { language, setLanguage } = useSpeech();
  const text = usePreviewText();
  const look = lookFor(provenance.respondent);
  const [model] = useState(() => newModel(questionnaire ?? {}, look, language));
  const [interviewer, setInterviewer] = useState(true);
  const [finished, setFinished] = useState(false);
  useMessages(
    useCallback(
      (message: Message) => {
        if (message.kind !== 'setting') return;
        setLanguage(message.language);
        setInterviewer(message.interviewer);
      },
      [setLanguage],
    ),
  );
  useToldAnswers(
    model,
    useCallback(() => {
      setFinished(true);
    }, []),
  );
  const drawn = useMemo(() => isDrawn(model), [model]);
  if (finished)
    return (
      <>
        <p className="notice good">{text('finished')}</p>
        <HelpCard />
      </>
    );
  return (
    <div className="sitting">
      {drawn ? (
        <HearingProvider
          recorded={recorded}
          eachAnswer={isHeardInParts(provenance)}
          saysSo={interviewer && look === 'child'}
        >
          <FormPages model={model} look={look} interviewer={interviewer} />
        </HearingProvider>
      ) : (
        <Suspense fallback={<Loading />}>
          <SurveyPages model={model} />
        </Suspense>
      )}
    </div>
  );
}

/** Tells the page around the frame what is answered, after each answer. */
function useToldAnswers(model: Model, onFinished: () => void): void {
  useEffect(() => {
    const answered = () => {
      tell(window.parent, { kind: 'answers', answers: visibleAnswers(model) });
    };
    model.onValueChanged.add(answered);
    model.onComplete.add(onFinished);
    tell(window.parent, { kind: 'ready' });
    return () => {
      model.onValueChanged.remove(answered);
      model.onComplete.remove(onFinished);
    };
  }, [model, onFinished]);
}

/** Answers to questions that are asked: what a condition has hidden again would not be sent either. */
const visibleAnswers = (model: Model): Record<string, unknown> =>
  Object.fromEntries(
    model
      .getAllQuestions()
      .filter((question) => question.isVisibleInSurvey && !question.isEmpty())
      .map((question) => [question.getValueName(), question.value as unknown]),
  );
