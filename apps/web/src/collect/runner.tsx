import { useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Model } from 'survey-core';
import 'survey-core/i18n/simplified-chinese';
import 'survey-core/survey-core.fontless.min.css';
import { Survey } from 'survey-react-ui';
import { useSpeech } from '../shell/language';
import { Loading, ProblemNotice } from '../shell/notice';
import type { Schemas } from '../shell/server';
import { envelopeOf, send, type Sitting } from './sitting';

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
  const [model] = useState(() => newModel(sitting));
  const [envelope, setEnvelope] = useState<Schemas['SubmissionEnvelope']>();
  const sending = useMutation({
    mutationFn: (finished: Schemas['SubmissionEnvelope']) => send(sitting.id, finished),
    onSuccess: onStored,
  });
  const { mutate } = sending;

  useEffect(() => {
    model.locale = language === 'zh' ? 'zh-cn' : 'en';
  }, [model, language]);
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

  if (!envelope) return <Survey model={model} />;
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

/** The colours and fonts of style.css, as survey-core names them. */
const THEME = {
  cssVariables: {
    '--sjs2-color-project-brand-600': '#155e75',
    '--sjs2-color-utility-body': 'transparent',
    '--sjs2-typography-font-family-text': 'inherit',
  },
};

function newModel({ instrument }: Sitting): Model {
  const model = new Model(structuredClone(instrument.questionnaire));
  model.applyTheme(THEME);
  model.progressBarType = 'questions';
  model.showCompletePage = false;
  model.autoFocusFirstQuestion = false;
  return model;
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
