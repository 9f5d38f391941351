import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { OtherLanguage, PageTitle, useWithoutFrame } from '../shell/frame';
import { useSpeech } from '../shell/language';
import { Loading, ProblemNotice } from '../shell/notice';
import type { Schemas } from '../shell/server';
import { SyntheticLabel } from '../shell/synthetic';
import { settingQuery } from './queries';
import { ReceiptNotice } from './receipt';
import { StartForm } from './start-form';
import { hasHelpCard, type Sitting } from './sitting';

const loadRunner = () => import('./runner');
const Runner = lazy(loadRunner);

/** Choose what is answered by whom, answer it, and see that it is stored. */
export default function QuestionnairePage({ project }: { project: string }) {
  const { text } = useSpeech();
  const setting = useQuery(settingQuery(project));
  if (setting.isError)
    return (
      <ProblemNotice error={setting.error}>
        <Link href="/">{text('back')}</Link>
      </ProblemNotice>
    );
  if (!setting.data) return <Loading />;
  return <Sittings setting={setting.data} />;
}

/** One sitting after another: the form, the questions, the receipt. */
function Sittings({ setting }: { setting: Parameters<typeof StartForm>[0]['setting'] }) {
  const { text, say } = useSpeech();
  const [sitting, setSitting] = useState<Sitting>();
  const [receipt, setReceipt] = useState<Schemas['SubmissionReceipt']>();
  const { project } = setting;
  if (sitting && !receipt)
    return (
      <SittingScreen project={project} sitting={sitting}>
        <Suspense fallback={<Loading>{text('loadingQuestionnaire')}</Loading>}>
          <Runner sitting={sitting} onStored={setReceipt} />
        </Suspense>
      </SittingScreen>
    );
  return (
    <>
      <Link href="/">← {text('back')}</Link>
      <PageTitle>{`${say(project.name)} · ${text('questionnaire')}`}</PageTitle>
      {project.synthetic && <SyntheticLabel />}
      {sitting && receipt ? (
        <ReceiptNotice
          receipt={receipt}
          {...(hasHelpCard(sitting) && { helpCard: sitting.hotlines })}
          onAnother={() => {
            setSitting(undefined);
            setReceipt(undefined);
          }}
        />
      ) : (
        <StartForm setting={setting} onStart={setSitting} onReady={() => void loadRunner()} />
      )}
    </>
  );
}

interface ScreenProps {
  readonly project: Schemas['Project'];
  readonly sitting: Sitting;
  readonly children: ReactNode;
}

/**
 * The screen that is handed to whoever answers. A concern can be raised from every page of it: the link leaves
 * the answers where they are, and its words tell a bystander nothing.
 */
function SittingScreen({ project, sitting, children }: ScreenProps) {
  const { text } = useSpeech();
  useWithoutFrame();
  return (
    <div className="sitting">
      <div className="sitting-bar">
        {project.synthetic && <SyntheticLabel />}
        <a
          href={`/projects/${project.id}/concern?code=${encodeURIComponent(sitting.studyCode)}`}
          target="_blank"
          rel="noreferrer"
        >
          {text('interviewerNote')}
        </a>
        <OtherLanguage />
      </div>
      {children}
    </div>
  );
}
