import { lazy, Suspense, useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { Questionnaire } from '@tongxing/instruments';
import { useSpeech } from '../shell/language';
import { Loading, ProblemNotice } from '../shell/notice';
import type { Schemas } from '../shell/server';
import { FormPages } from './form/form-pages';
import { lookFor } from './form/look';
import { isDrawn, newModel } from './form/model';
import { HearingProvider } from './hear/hearing';
import { isHeardInParts } from './hear/in-parts';
import { envelopeOf, send, type Sitting } from './sitting';

const SurveyPages = lazy(() => import('./survey-pages'));

interface Props {
  readonly sitting: Sitting;
  readonly onStored: (receipt: Schemas['SubmissionReceipt']) => void;
}

/**
 * Asks the questions and sends the answers. The answers stay on the page until the server has said that they
 * are stored; leaving before that asks for confirmation.
 */
export default function Runner({ sitting, onStored }: Props) {
  const { text, language } = useSpeech();
  const interviewer = sitting.mode === 'interviewer';
  const look = lookFor(sitting.instrument.respondent);
  const [model] = useState(() =>
    newModel((sitting.instrument.questionnaire ?? {}) as Questionnaire, look, language),
  );
  const [envelope, setEnvelope] = useState<Schemas['SubmissionEnvelope']>();
  const sending = useMutation({
    mutationFn: (finished: Schemas['SubmissionEnvelope']) => send(sitting.id, finished),
    onSuccess: onStored,
  });
  const { mutate } = sending;

  useEffect(() => {
    const finish = () => {
      const finished = envelopeOf(
        sitting,
        model.data as Record<string, unknown>,
        language === 'zh' ? 'zh-CN' : 'en',
      );
      setEnvelope(finished);
      mutate(finished);
    };
    model.onComplete.add(finish);
    return () => {
      model.onComplete.remove(finish);
    };
  }, [model, sitting, language, mutate]);
  useLeaveWarning();

  if (!envelope && isDrawn(model))
    return (
      <HearingProvider
        recorded={sitting.recorded}
        eachAnswer={isHeardInParts(sitting.instrument)}
        saysSo={interviewer && look === 'child'}
      >
        <FormPages model={model} look={look} interviewer={interviewer} />
      </HearingProvider>
    );
  if (!envelope)
    return (
      <Suspense fallback={<Loading>{text('loadingQuestionnaire')}</Loading>}>
        <SurveyPages model={model} />
      </Suspense>
    );
  if (!sending.isError) return <Loading>{text('sending')}</Loading>;
  return (
    <ProblemNotice error={sending.error}>
      <p>{text('notSent')}</p>
      <p className="actions">
        <button
          type="button"
          className="primary"
          onClick={() => {
            mutate(envelope);
          }}
        >
          {text('sendAgain')}
        </button>
        <button
          type="button"
          onClick={() => {
            model.clear(false, true);
            setEnvelope(undefined);
          }}
        >
          {text('backToQuestions')}
        </button>
      </p>
    </ProblemNotice>
  );
}

/** The browser asks before it throws unsent answers away. */
function useLeaveWarning(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, []);
}
