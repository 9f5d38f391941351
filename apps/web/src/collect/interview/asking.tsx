import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { LANGUAGE_TAGS, type SpokenLanguage } from '@tongxing/contracts';
import type { Questionnaire } from '@tongxing/instruments';
import type { TrustedKeys } from '@tongxing/sync';
import { useSpeech } from '../../shell/language';
import { Loading } from '../../shell/notice';
import type { Draft } from '../drafts/draft';
import { saveDraft } from '../drafts/drafts-store';
import { FormPages } from '../form/form-pages';
import { lookFor } from '../form/look';
import { HeardIn, spokenIn } from '../hear/heard-in';
import { HearingProvider } from '../hear/hearing';
import { isHeardInParts } from '../hear/in-parts';
import { storageFault, type StorageFault } from '../storage/storage-fault';
import { HOME, type Screen } from '../tablet/screen';
import { StorageNotice } from '../tablet/storage-notice';
import { useTablet } from '../tablet/tablet';
import type { KeptInstrument } from '../worklist/instruments-store';
import { modelAhead, type Wish } from '../ahead/model-ahead';
import { pageAhead } from '../ahead/page-ahead';
import { useCore, type Core } from './core';
import { finishInterview } from './finish';
import { HandOver } from './hand-over';
import { Interview } from './interview';
import { InterviewBar } from './interview-bar';
import { NotUnderstood } from './not-understood';
import { useMisunderstood } from './understanding';
import { useModelInTurn } from './use-model-in-turn';

const SurveyPages = lazy(() => import('../survey-pages'));

interface Props {
  readonly draft: Draft;
  readonly instrument: KeptInstrument;
  readonly keys: TrustedKeys;
  readonly onScreen: (screen: Screen) => void;
}

/** What the disk refused, and how to try it again. */
interface Trouble {
  readonly fault: StorageFault;
  readonly retry: () => void;
}

/**
 * Asks the questions. Where the respondent answers alone, the tablet is handed over first, and from then on nothing
 * leads anywhere else without the PIN.
 */
export default function Asking(props: Props) {
  const { draft, instrument } = props;
  const core = useCore();
  const questionnaire = (instrument.version.questionnaire ?? {}) as Questionnaire;
  const look = lookFor(instrument.version.respondent);
  const [isAhead] = useState(() => pageAhead(questionnaire, look, draft.at) !== undefined);
  const { text } = useSpeech();
  if (!isAhead && !core) return <Loading>{text('loadingQuestionnaire')}</Loading>;
  return <Underway {...props} core={core} />;
}

function Underway({ draft, instrument, keys, onScreen, core }: Props & { readonly core: Core | undefined }) {
  const tablet = useTablet();
  const { database, vaultKey } = tablet;
  const { language, setLanguage, text } = useSpeech();
  const [trouble, setTrouble] = useState<Trouble>();
  const [handed, setHanded] = useState(false);
  const [mode, setMode] = useState(draft.mode);
  const [heardIn, setHeardIn] = useState<SpokenLanguage>();
  const finish = useRef<() => void>(() => undefined);
  const look = lookFor(instrument.version.respondent);
  const questionnaire = (instrument.version.questionnaire ?? {}) as Questionnaire;
  const wish = useRef<Wish>(undefined);
  const [isWished, setWished] = useState(false);
  const [interview] = useState(() => {
    const onWish = (wanted: Wish) => {
      wish.current = wanted;
      setWished(true);
    };
    const ahead = modelAhead({ questionnaire, look, language, at: draft.at, answers: draft.answers, onWish });
    const model = ahead ?? core?.newModel(questionnaire, look, language);
    if (!model) throw new Error('an interview began before there was anything to show of it');
    return new Interview(model, draft, {
      save: (now) => saveDraft(database, vaultKey, now),
      onFault: (error, retry) => {
        setTrouble({ fault: storageFault(error), retry });
      },
      onFinished: () => {
        finish.current();
      },
    });
  });
  const { model, isWhole } = useModelInTurn({ interview, core, questionnaire, look, language, wish });
  const misunderstood = useMisunderstood(isWhole ? model : undefined);
  const ending = useRef(false);
  const end = useCallback(() => {
    // A finger that trembles presses twice.
    if (ending.current) return;
    ending.current = true;
    const whole = interview.model.isLastPage;
    finishInterview(tablet, keys, { draft: interview.draft, instrument, whole }).then(
      (finished) => {
        onScreen({ name: finished.self ? 'hand-back' : 'closing', finished });
      },
      (error: unknown) => {
        ending.current = false;
        setTrouble({
          fault: storageFault(error),
          retry: () => {
            finish.current();
          },
        });
      },
    );
  }, [tablet, keys, interview, instrument, onScreen]);
  useEffect(() => {
    finish.current = end;
  }, [end]);
  useEffect(() => interview.start(), [interview]);
  const wanted = draft.language === 'en' ? 'en' : 'zh';
  const begun = useRef(false);
  useEffect(() => {
    setLanguage(wanted);
  }, [wanted, setLanguage]);
  useEffect(() => {
    // Before the page speaks the respondent's language, nothing has been shown to them.
    if (!begun.current && language !== wanted) return;
    begun.current = true;
    interview.speak(LANGUAGE_TAGS[language] as Draft['language'], heardIn);
  }, [interview, language, heardIn, wanted]);
  const recorded = useMemo(() => new Map(instrument.recorded), [instrument]);

  const leave = (to: (draft: Draft) => Screen) => {
    const attempt = () => {
      interview.settled().then(
        () => {
          onScreen(to(interview.draft));
        },
        (error: unknown) => {
          setTrouble({ fault: storageFault(error), retry: attempt });
        },
      );
    };
    return attempt;
  };
  const retry = () => {
    setTrouble(undefined);
    trouble?.retry();
  };
  const self = mode === 'self';
  const pause = leave(() => HOME);
  const concern = leave((now) => ({
    name: 'concern',
    studyCode: now.asked.studyCode,
    back: { name: 'interview', draft: now },
  }));
  if (self && !handed)
    return (
      <HandOver
        studyCode={draft.asked.studyCode}
        onHandOver={() => {
          setHanded(true);
        }}
        onPause={pause}
        onConcern={concern}
      />
    );
  if (self && misunderstood)
    return (
      <NotUnderstood
        onAsk={() => {
          interview.takeOver();
          setMode('interviewer');
        }}
        onStop={() => {
          model.doComplete();
        }}
      />
    );
  return (
    <main id="content" className="sitting" tabIndex={-1}>
      <InterviewBar
        self={self}
        onTakenBack={() => {
          setHanded(false);
        }}
        onPause={pause}
        onConcern={concern}
      >
        <HeardIn languages={spokenIn(recorded)} heardIn={heardIn} onHeardIn={setHeardIn} />
      </InterviewBar>
      {trouble && <StorageNotice fault={trouble.fault} onRetry={retry} />}
      <HearingProvider
        recorded={recorded}
        eachAnswer={isHeardInParts(instrument.version)}
        saysSo={!self && look === 'child'}
        heardIn={heardIn}
      >
        {!isWhole && isWished && <Loading>{text('loadingQuestionnaire')}</Loading>}
        {!isWhole || core?.isDrawn(model) === true ? (
          <FormPages model={model} look={look} interviewer={!self} answering={interview.answering} />
        ) : (
          <Suspense fallback={<Loading />}>
            <SurveyPages model={model} />
          </Suspense>
        )}
      </HearingProvider>
    </main>
  );
}
