import { lazy, Suspense, useEffect } from 'react';
import { HelpCard } from '../collect/help-card';
import { CrashNotice } from '../shell/crash-notice';
import { LanguageProvider, useSpeech } from '../shell/language';
import { localDay } from '../shell/local-day';
import { SyntheticLabel } from '../shell/synthetic';
import { Decision, PassOn, Undecided, decisionIn } from './decision';
import type { Draft } from './draft';
import { Ended, NoLink, Stopped } from './endings';
import { Screen } from './screen';
import { Sending } from './sending';
import type { Page, Stage } from './stage';
import { useGuardianText, type GuardianText } from './texts';
import { useGuardian, type Guardian } from './use-guardian';

/** survey-core comes while the first screen is read. */
const loadAsking = () => import('./asking');
const Asking = lazy(loadAsking);

/** The page on which a guardian consents and answers, by a link and on their own phone. */
export function GuardianApp() {
  return (
    <LanguageProvider>
      <CrashNotice>
        <Guarded />
      </CrashNotice>
    </LanguageProvider>
  );
}

function Guarded() {
  const guardian = useGuardian();
  const { stage } = guardian;
  useEffect(() => {
    if (stage.name === 'begin') loadAsking().catch(() => undefined);
  }, [stage.name]);
  const page = 'page' in stage ? stage.page : undefined;
  return (
    <>
      <Frame {...(page && { project: page.project.name })} />
      <main>
        {page?.project.synthetic === true && <SyntheticLabel />}
        <Shown guardian={guardian} stage={stage} />
        {stage.name === 'ended' && <HelpCard own={page?.hotlines ?? []} />}
      </main>
    </>
  );
}

function Frame({ project }: { project?: { readonly zh: string; readonly en: string } }) {
  const { text, say, language, setLanguage } = useSpeech();
  return (
    <header className="frame">
      <span className="brand">{project ? say(project) : text('product')}</span>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => {
          setLanguage(language === 'zh' ? 'en' : 'zh');
        }}
      >
        {text('otherLanguage')}
      </button>
    </header>
  );
}

function Shown({ guardian, stage }: { guardian: Guardian; stage: Stage }) {
  const { text } = useSpeech();
  const { token, go, show, start, keeping } = guardian;
  const finish = (draft: Draft, page: Page) => {
    const now = new Date();
    const finished = { ...draft, finished: { collectedOn: localDay(now), finishedAt: now.toISOString() } };
    keeping.keep(finished);
    void keeping.settled().then(() => {
      go({ name: 'sending', draft: finished, page });
    });
  };
  switch (stage.name) {
    case 'starting':
      return <p role="status">{text('loading')}</p>;
    case 'no-link':
      return <NoLink />;
    case 'begin':
      return (
        <Begin
          stage={stage}
          keeps={keeping.keeps}
          onBegin={() => {
            go({ ...stage, name: 'asking' });
          }}
        />
      );
    case 'asking':
      return (
        <Suspense fallback={<p role="status">{text('loadingQuestionnaire')}</p>}>
          <Asking
            token={token}
            form={stage.form}
            draft={stage.draft}
            onChange={stage.draft.kind === 'questions' ? keeping.keep : keepNothing}
            onFinished={(draft) => {
              if (draft.kind === 'questions') finish(draft, stage.page);
              else go({ ...stage, name: 'decision', draft });
            }}
          />
        </Suspense>
      );
    case 'decision': {
      const { draft } = stage;
      const decided = decisionIn(draft);
      const back = () => {
        go({ ...stage, name: 'asking', draft: { ...draft, at: undefined } });
      };
      if (decided === 'not-a-guardian')
        return (
          <PassOn
            onBack={() => {
              void keeping.forget(draft).then(start);
            }}
          />
        );
      if (!decided) return <Undecided onBack={back} />;
      return (
        <Decision
          decided={decided}
          onBack={back}
          onConfirm={() => {
            finish(draft, stage.page);
          }}
        />
      );
    }
    case 'sending':
      return (
        <Sending token={token} stage={stage} keeping={keeping} onStage={go} onPage={show} onStart={start} />
      );
    case 'ended':
      return <Ended how={stage.how} />;
    case 'stopped':
      return <Stopped problem={stage.problem} unsent={stage.unsent} onRetry={start} />;
  }
}

/** A decision that is not made is not kept: it begins anew, and nobody finds half of it. */
const keepNothing = (): void => undefined;

interface BeginProps {
  readonly stage: Extract<Stage, { name: 'begin' | 'asking' | 'decision' }>;
  readonly keeps: boolean;
  readonly onBegin: () => void;
}

function Begin({ stage: { draft }, keeps, onBegin }: BeginProps) {
  const text = useGuardianText();
  const says: readonly GuardianText[] =
    draft.kind === 'consent'
      ? ['consentFirst', 'consentFree', 'saidFirst']
      : ['questionsFirst', 'saidFirst', keeps ? 'keptHere' : 'notKept'];
  return (
    <Screen title="title" says={says}>
      <button type="button" className="primary" onClick={onBegin}>
        {text(draft.at === undefined ? 'begin' : 'goOn')}
      </button>
    </Screen>
  );
}
